import ArgumentParser
import BuildGraph
import Contents
import Experiments
import Foundation
import SiteBuilder

/// `fovea why ID`: why something would be computed now, or when it was.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say why something would be computed, or when and by what it was.",
    discussion: """
      Told are the thing itself and whatever it is made from that would be computed now. Changes \
      are told against the last build of the same folder.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: BuildOptions

  @Argument(help: "A figure, table, training run or experiment, such as b5.")
  var id: String

  @Option(help: "The site's folder: site, or site-local when it shows real collections.")
  var out: String?

  func run() throws {
    let build = try CourseBuild(options)
    let experiments = try build.experiments(named: [id])
    let folder = try OutputFolder.choose(
      named: out, holdsRealData: build.holdsRealData(for: build.experiments))
    let place = ReplaceableFolder(
      folder, marker: SiteManifest.path, listedFiles: SiteManifest.listedFiles
    ).path
    let store = try WorkingStore.open(options)
    let graph = try BuildGraph(CourseGraph(build, for: experiments).nodes())
    let forecast = Forecast(graph, in: store)
    let journal = BuildJournal(of: place, in: store)
    for node in chosen(in: graph, experiments) {
      guard let why = Explanation(node.id, in: graph, forecast, after: journal, in: store) else {
        continue
      }
      print(TerminalText(why.text(of: node.id)))
    }
  }

  /// What was asked for, behind whatever it is made from.
  private func chosen(in graph: BuildGraph, _ experiments: [any Experiment]) -> [Node] {
    let id = id.lowercased()
    let isExperiment = experiments.contains { type(of: $0).id == id }
    let own = ["pictures", "model"].map { "\($0) \(id)" }.filter { graph[$0] != nil }
    guard !isExperiment, !own.isEmpty else { return graph.nodes }
    var wanted = Set(own)
    for node in graph.nodes.reversed() where wanted.contains(node.id) {
      wanted.formUnion(node.inputs.compactMap(\.nodeID))
    }
    return graph.nodes.filter { wanted.contains($0.id) }
  }
}

extension Explanation {
  /// A line, and one for each change.
  func text(of id: String) -> String {
    switch self {
    case .stored(let record):
      let date = Date(timeIntervalSince1970: Double(record.date))
      return "\(id) is in the store: computed \(date.formatted(.iso8601)) in "
        + "\(Self.duration(record.seconds)) by \(record.program)."
    case .isNew: return "\(id) would be computed: it never was, here."
    case .isGone: return "\(id) would be computed: the store has its result no more."
    case .cannotRun: return "\(id) cannot be computed: something that it reads is not made."
    case .changed(let changes):
      return (["\(id) would be computed, because of a change:"] + changes.map(\.text))
        .joined(separator: "\n")
    case .follows(let inputs, let changes):
      let first =
        "\(id) would be computed if what it reads changes: \(inputs.joined(separator: ", "))."
      guard !changes.isEmpty else { return first }
      return (["\(id) would be computed, because of a change:"] + changes.map(\.text))
        .joined(separator: "\n")
    }
  }

  static func duration(_ seconds: Double) -> String {
    seconds < 1 ? "\(Int((seconds * 1000).rounded())) ms" : "\(Int(seconds.rounded())) s"
  }
}

extension KeyChange {
  fileprivate var text: String {
    let name = name.hasPrefix("parameter ") ? String(name.dropFirst(10)) : name
    switch (old, new) {
    case (nil, let new): return "  \(name): new, \(Self.short(new ?? ""))"
    case (let old, nil): return "  \(name): gone, was \(Self.short(old ?? ""))"
    case (let old?, let new?): return "  \(name): \(Self.short(old)) → \(Self.short(new))"
    }
  }

  /// The first digits of a hash; other values are shown up to a length.
  private static func short(_ value: String) -> String {
    if ContentHash(hexadecimal: value) != nil { return String(value.prefix(12)) }
    return value.count > 200 ? value.prefix(200) + "…" : value
  }
}
