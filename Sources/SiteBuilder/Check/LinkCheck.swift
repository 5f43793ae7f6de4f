import Contents
import NearestNames

/// Something on a page that would not work for a reader, and where it stands.
public struct LinkProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's path under the site.
  public var path: String
  public var line: Int
  public var fault: LinkFault

  public init(_ fault: LinkFault, path: String, line: Int) {
    self.path = path
    self.line = line
    self.fault = fault
  }

  public var description: String { "\(path):\(line): \(fault)" }
}

/// What does not work.
public enum LinkFault: Equatable, Codable, Sendable {
  case missingFile(String)
  case missingAnchor(String, nearest: [String])
  case outsideSite(String)
  case rootedAddress(String)
  case remoteResource(String)
  case unsafeScheme(String)
  case missingAlternativeText(element: String)
  case duplicateID(String, firstLine: Int)
}

extension LinkFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingFile(let address):
      "“\(address)” leads to no file of the site. Correct the path, or add the file."
    case .missingAnchor(let address, let nearest):
      "“\(address)” leads to no anchor of its page.\(NearestName.question(nearest))"
    case .outsideSite(let address): "“\(address)” leads out of the site's folder."
    case .rootedAddress(let address):
      "“\(address)” would not work from a folder. Write it relative to the page."
    case .remoteResource(let address):
      "“\(address)” is loaded from the network. Put the file into the site."
    case .unsafeScheme(let scheme): "an address starts with “\(scheme):”, which a page may not use."
    case .missingAlternativeText(let element):
      "this <\(element)> has no alternative text. Say what it shows."
    case .duplicateID(let id, let firstLine):
      "the id “\(id)” stands at line \(firstLine) already. Give each element its own."
    }
  }
}

/// Checks that a site works without a network: every address leads to a file or an anchor.
public enum LinkCheck {
  /// Everything that is wrong, in the order of paths and lines.
  ///
  /// - Throws: what fetching a file's bytes threw.
  public static func check(_ tree: SiteTree) throws -> [LinkProblem] {
    var scans: [String: PageScan] = [:]
    for file in tree.files where file.path.hasSuffix(".html") {
      scans[file.path] = PageScan(try file.content.bytes())
    }
    return try check(tree, scans: scans)
  }

  /// The same, where the pages were looked at before.
  static func check(
    _ tree: SiteTree, scans pages: [String: PageScan]
  ) throws(SiteError) -> [LinkProblem] {
    var sheets: [(path: String, text: String)] = []
    for file in tree.files where file.path.hasSuffix(".css") {
      sheets.append((file.path, try file.content.text()))
    }
    var problems: [LinkProblem] = []
    for (path, page) in pages.sorted(by: { $0.key < $1.key }) {
      problems += page.ownProblems(path)
      for address in page.addresses {
        if let fault = fault(address, on: path, tree: tree, pages: pages) {
          problems.append(LinkProblem(fault, path: path, line: address.line))
        }
      }
    }
    for sheet in sheets {
      for address in StyleAddresses.find(in: sheet.text, firstLine: 1) {
        if let fault = fault(address, on: sheet.path, tree: tree, pages: pages) {
          problems.append(LinkProblem(fault, path: sheet.path, line: address.line))
        }
      }
    }
    return problems.sorted {
      ($0.path, $0.line, $0.description) < ($1.path, $1.line, $1.description)
    }
  }

  private static func fault(
    _ address: PageAddress, on page: String, tree: SiteTree, pages: [String: PageScan]
  ) -> LinkFault? {
    let text = address.text
    if let scheme = HTML.scheme(of: text) {
      switch scheme {
      case "data" where address.isResource: return nil
      case "http", "https":
        return address.isResource ? .remoteResource(text) : nil
      case "mailto": return nil
      default: return .unsafeScheme(scheme)
      }
    }
    if text.hasPrefix("//") { return .remoteResource(text) }
    if text.hasPrefix("/") { return .rootedAddress(text) }
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let relative = PercentText.decoded(String(parts[0].prefix { $0 != "?" }))
    guard let target = relative.isEmpty ? page : resolve(relative, from: page) else {
      return .outsideSite(text)
    }
    guard tree.contains(target) else { return .missingFile(text) }
    guard parts.count > 1, !parts[1].isEmpty, let there = pages[target] else { return nil }
    let anchor = PercentText.decoded(String(parts[1]))
    guard there.ids[anchor] == nil else { return nil }
    return .missingAnchor(
      text, nearest: NearestName.suggestions(for: anchor, among: there.ids.keys.sorted()))
  }

  /// A path under the site; nil when it climbs out.
  private static func resolve(_ relative: String, from page: String) -> String? {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in relative.split(separator: "/") {
      switch part {
      case ".": break
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

/// Text with `%20` and the like replaced.
enum PercentText {
  static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
