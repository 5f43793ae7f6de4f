import Contents

/// The page that says what the site was made from, and how.
enum ProvenancePage {
  static let path = "how-it-was-built.html"
  static let title = "How this site was built"

  /// A collection of more files is shown with one hash for all.
  static let mostFiles = 6
  /// A longer list of figures is folded.
  static let mostItems = 8
}

extension PageWriter {
  func provenancePage(_ provenance: Provenance) throws(SiteError) -> String {
    var values = site(root: "")
    values["title"] = ProvenancePage.title
    values["promise"] = provenance.promise
    values["alternative"] = provenance.picture.alternativeText
    let svg = try picture(provenance.picture)
    values["svg"] = svg
    values["width"] = Int(min(SVGSize.width(of: svg) ?? 0, SVGSize.widest))
    values["steps"] = provenance.steps.map(step)
    values["settings"] = provenance.settings.map { ["name": $0.name, "value": $0.value] }
    values["sources"] = provenance.data.map(source)
    values["hasRuns"] = !provenance.runs.isEmpty
    values["columns"] = provenance.runs.first?.settings.map { setting in
      ["name": setting.name, "isNumeric": Self.isNumber(setting.value)] as [String: Any]
    }
    values["runs"] = provenance.runs.map { run in
      [
        "id": run.id,
        "cells": run.settings.map { ["value": $0.value, "isNumeric": Self.isNumber($0.value)] },
      ] as [String: Any]
    }
    values["content"] = try render("built", values)
    values["pageTitle"] = "\(ProvenancePage.title) · \(input.title)"
    values["summary"] = provenance.promise
    values["isHome"] = false
    values["bodyClass"] = "lecture"
    return try render("layout", values)
  }

  private func picture(_ picture: Provenance.Picture) throws(SiteError) -> String {
    let svg: String
    do {
      svg = try picture.svg()
    } catch {
      throw SiteError([.content("\(ProvenancePage.path): \(error)")])
    }
    let errors = InputCheck.check(svg, of: ProvenancePage.path)
    guard errors.isEmpty else { throw SiteError(errors.map(SiteProblem.input)) }
    return svg
  }

  private func step(_ step: Provenance.Step) -> [String: Any] {
    let items = step.makes.map(item)
    return [
      "id": step.id, "question": step.question,
      "isFailed": input.failures.contains { $0.id == step.id },
      "reads": step.reads.isEmpty ? "no data" : step.reads.joined(separator: ", "),
      "trains": step.trains.joined(separator: ", "), "hasTrained": !step.trains.isEmpty,
      "items": items, "isLong": items.count > ProvenancePage.mostItems, "count": "\(items.count)",
    ]
  }

  /// A figure or a table, with a link to where the course shows it.
  private func item(_ id: String) -> [String: Any] {
    guard let place = index.items[id] else { return ["id": id, "isShown": false] }
    return ["id": id, "isShown": true, "address": HTML.address("\(place.page)#\(id)")]
  }

  private func source(_ source: Provenance.Source) -> [String: Any] {
    var values: [String: Any] = [
      "name": source.name.prefix(1).uppercased() + source.name.dropFirst()
    ]
    switch source.origin {
    case .drawn(let name, let version):
      values["what"] = "drawn: \(name), version\u{A0}\(version)"
    case .unreadable:
      values["what"] = "could not be read"
      values["isFailed"] = true
    case .files(let files) where files.count <= ProvenancePage.mostFiles:
      values["what"] = files.count == 1 ? "a file" : "\(files.count) files"
      values["files"] = files.map { ["path": $0.path, "sha256": $0.sha256] }
    case .files(let files):
      let list = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        .map { "\($0.sha256)  \($0.path)\n" }.joined()
      values["what"] = "\(files.count) files"
      values["files"] = [
        [
          "path": "the list that sha256sum makes of them, sorted by path",
          "sha256": ContentHash(of: list).hexadecimal,
        ]
      ]
    }
    return values
  }

  private static func isNumber(_ text: String) -> Bool { Double(text) != nil }
}

extension Provenance {
  /// Everything that the page shows; lists with their lengths, so that no two pages read the same.
  var texts: [String] {
    var texts = [promise, picture.alternativeText, picture.hash.hexadecimal]
    texts += settings.flatMap { ["setting", $0.name, $0.value] }
    texts += runs.flatMap { run in
      ["run", run.id, "\(run.settings.count)"] + run.settings.flatMap { [$0.name, $0.value] }
    }
    for step in steps {
      texts += ["step", step.id, step.question]
      for list in [step.reads, step.trains, step.makes] { texts += ["\(list.count)"] + list }
    }
    for source in data {
      texts += ["source", source.name]
      switch source.origin {
      case .drawn(let name, let version): texts += ["drawn", name, "\(version)"]
      case .unreadable: texts.append("unreadable")
      case .files(let files):
        texts += ["\(files.count) files"] + files.flatMap { [$0.path, $0.sha256] }
      }
    }
    return texts
  }
}
