/// An address on a page or in a style sheet.
struct PageAddress: Equatable, Codable {
  var text: String
  var line: Int
  /// Whether the browser loads it to show the page, as opposed to following it on a click.
  var isResource: Bool
}

/// What a check wants to know of one page.
struct PageScan: Codable {
  /// The line of each id.
  private(set) var ids: [String: Int] = [:]
  private(set) var addresses: [PageAddress] = []
  private var problems: [Problem] = []

  private struct Problem: Codable {
    var fault: LinkFault
    var line: Int
  }

  init(_ bytes: [UInt8]) {
    for tag in HTMLScanner.tags(in: bytes) {
      note(tag)
      if tag.name == "style" { addStyle(tag.rawText, tag.line) }
    }
  }

  /// What is wrong with the page whatever else the site holds.
  func ownProblems(_ path: String) -> [LinkProblem] {
    problems.map { LinkProblem($0.fault, path: path, line: $0.line) }
  }

  private mutating func note(_ tag: HTMLScanner.Tag) {
    let needsText = tag.name == "img" || tag["role"] == "img"
    let texts = [tag["alt"], tag["aria-label"], tag["aria-labelledby"]].compactMap { $0 }
    if needsText, tag["aria-hidden"] != "true", !texts.contains(where: { !trimmed($0).isEmpty }) {
      problems.append(
        Problem(fault: .missingAlternativeText(element: tag.name), line: tag.line))
    }
    for attribute in tag.attributes {
      switch attribute.name {
      case "id":
        if let first = ids[attribute.value] {
          problems.append(
            Problem(fault: .duplicateID(attribute.value, firstLine: first), line: tag.line))
        } else {
          ids[attribute.value] = tag.line
        }
      case "href", "xlink:href":
        let isResource = tag.name != "a"
        add(attribute.value, tag.line, isResource: isResource)
      case "src", "poster", "data", "srcset": add(attribute.value, tag.line, isResource: true)
      case "action", "formaction": add(attribute.value, tag.line, isResource: false)
      default:
        if attribute.value.contains("url(") { addStyle(attribute.value, tag.line) }
      }
    }
  }

  private mutating func addStyle(_ css: String, _ line: Int) {
    for address in StyleAddresses.find(in: css, firstLine: line) {
      add(address.text, address.line, isResource: address.isResource)
    }
  }

  /// Pictures that stand in the page itself lead nowhere, and there may be megabytes of them.
  private mutating func add(_ text: String, _ line: Int, isResource: Bool) {
    if isResource && HTML.scheme(of: text) == "data" { return }
    addresses.append(PageAddress(text: text, line: line, isResource: isResource))
  }
}

/// The addresses in a style sheet: `url(…)` and the text behind `@import`.
enum StyleAddresses {
  static func find(in css: String, firstLine: Int) -> [PageAddress] {
    let bytes = withoutComments(Array(css.utf8))
    var found: [PageAddress] = []
    var line = firstLine
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "\n") { line += 1 }
      var start: Int?
      if bytes[i...].starts(with: "url(".utf8) { start = i + 4 }
      if bytes[i...].starts(with: "@import".utf8) { start = i + 7 }
      if let start {
        let text = address(bytes[start...])
        if !text.hasPrefix("url(") {
          found.append(PageAddress(text: text, line: line, isResource: true))
        }
      }
      i += 1
    }
    return found
  }

  private static func address(_ rest: ArraySlice<UInt8>) -> String {
    let text = rest.prefix { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: ";") }
    let isData = String(decoding: rest.prefix(6), as: UTF8.self).contains("data:")
    let whole = isData ? rest.prefix { $0 != UInt8(ascii: ")") } : text
    return String(
      trimmed(String(decoding: whole, as: UTF8.self)).filter { $0 != "\"" && $0 != "'" })
  }

  /// The sheet with blanks for its comments; lines stay.
  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    var output = bytes
    var i = 0
    while i + 1 < bytes.count {
      guard bytes[i] == UInt8(ascii: "/"), bytes[i + 1] == UInt8(ascii: "*") else {
        i += 1
        continue
      }
      while i < bytes.count {
        let isEnd = i > 0 && bytes[i] == UInt8(ascii: "/") && bytes[i - 1] == UInt8(ascii: "*")
        if bytes[i] != UInt8(ascii: "\n") { output[i] = UInt8(ascii: " ") }
        i += 1
        if isEnd { break }
      }
    }
    return output
  }
}
