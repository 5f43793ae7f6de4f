import Contents

/// The list of what a site holds, which a comparison of two sites reads.
struct Manifest {
  struct Page {
    var path: String
    var title: String
    var content: Content
  }

  /// The version of the manifest's own format.
  static let format = 1

  private let input: SiteInput
  private let pages: [Page]
  private let assets: [(path: String, content: Content)]
  private let lectureOf: [String: String]

  /// - Parameters:
  ///   - input: what the site was built from.
  ///   - pages: every page.
  ///   - assets: every other file that is no figure's, sorted.
  ///   - lectureOf: the letter of the lecture that shows a figure, by the figure's id.
  init(
    _ input: SiteInput, pages: [Page], assets: [(path: String, content: Content)],
    lectureOf: [String: String]
  ) {
    self.input = input
    self.pages = pages
    self.assets = assets
    self.lectureOf = lectureOf
  }

  /// JSON with one line per entry, sorted.
  var text: String {
    let versions = input.versions.sorted { $0.key < $1.key }
      .map { "\(JSONText.quoted($0.key)): \(JSONText.quoted($0.value))" }
    return """
      {
      "format": \(Self.format),
      "edition": \(JSONText.quoted(input.edition)),
      "data": \(JSONText.quoted(input.dataNote)),
      "numerics": \(JSONText.quoted(input.numerics)),
      "versions": {\(versions.joined(separator: ", "))},
      "figures": [
      \(input.figures.sorted { $0.id < $1.id }.map(line).joined(separator: ",\n"))
      ],
      "pages": [
      \(pages.sorted { $0.path < $1.path }.map(line).joined(separator: ",\n"))
      ],
      "assets": [
      \(assets.map(line).joined(separator: ",\n"))
      ]
      }

      """
  }

  private func line(_ figure: FigureEntry) -> String {
    let files = figure.files.sorted { $0.path < $1.path }.map { file in
      object([("path", JSONText.quoted(file.path))] + fingerprint(file.content))
    }
    return object([
      ("id", JSONText.quoted(figure.id)),
      ("title", JSONText.quoted(figure.title)),
      ("lecture", lectureOf[figure.id].map(JSONText.quoted) ?? "null"),
      ("dataOrigin", figure.dataOrigin.map(JSONText.quoted) ?? "null"),
      ("files", "[\(files.joined(separator: ", "))]"),
    ])
  }

  private func line(_ page: Page) -> String {
    object(
      [("path", JSONText.quoted(page.path)), ("title", JSONText.quoted(page.title))]
        + fingerprint(page.content))
  }

  private func line(_ asset: (path: String, content: Content)) -> String {
    object([("path", JSONText.quoted(asset.path))] + fingerprint(asset.content))
  }

  private func fingerprint(_ content: Content) -> [(String, String)] {
    [("sha256", JSONText.quoted(content.hash.hexadecimal)), ("bytes", "\(content.size)")]
  }

  private func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }
}

/// Text as JSON wants it.
package enum JSONText {
  /// The text in quotation marks, with control characters written out.
  package static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "\r": output += "\\r"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    return output + "\""
  }
}
