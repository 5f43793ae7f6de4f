/// Marks keywords, text, numbers and comments of Swift source for a page.
package enum SwiftHighlighter {
  /// The source as HTML; without its tags it is the source itself.
  package static func html(_ source: String) -> String {
    var lexer = SwiftLexer(source)
    var html = ""
    while let token = lexer.next() {
      let text = HTML.escaped(token.text)
      html += token.kind.map { "<span class=\"\($0.rawValue)\">\(text)</span>" } ?? text
    }
    return html
  }
}

/// Cuts Swift source into tokens, as far as colours need it.
private struct SwiftLexer {
  enum Kind: String {
    case keyword = "k"
    case text = "s"
    case number = "n"
    case comment = "c"
    case type = "t"
  }

  private let source: [UInt8]
  private var at = 0

  init(_ text: String) { source = Array(text.utf8) }

  mutating func next() -> (kind: Kind?, text: String)? {
    guard at < source.count else { return nil }
    let start = at
    let kind = advance()
    return (kind, String(decoding: source[start..<at], as: UTF8.self))
  }

  private mutating func advance() -> Kind? {
    let byte = source[at]
    if starts("//") {
      skip { $0 != UInt8(ascii: "\n") }
      return .comment
    }
    if starts("/*") {
      skipBlockComment()
      return .comment
    }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") {
      let hashes = source[at...].prefix { $0 == UInt8(ascii: "#") }.count
      if at + hashes < source.count, source[at + hashes] == UInt8(ascii: "\"") {
        skipText(hashes: hashes)
        return .text
      }
    }
    if Self.isDigit(byte) {
      skip { Self.isWord($0) }
      if at + 1 < source.count, source[at] == UInt8(ascii: "."), Self.isDigit(source[at + 1]) {
        at += 1
        skip { Self.isWord($0) }
      }
      return .number
    }
    if Self.isWord(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") {
      return word()
    }
    at += 1
    skip { !Self.startsToken($0) }
    return nil
  }

  private mutating func word() -> Kind? {
    let start = at
    let afterDot = start > 0 && source[start - 1] == UInt8(ascii: ".")
    at += 1
    skip { Self.isWord($0) }
    let word = String(decoding: source[start..<at], as: UTF8.self)
    if word.hasPrefix("@") || word.hasPrefix("#") { return .keyword }
    if !afterDot, Self.keywords.contains(word) { return .keyword }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(source[start]) ? .type : nil
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        at += 2
      } else if starts("*/") {
        depth -= 1
        at += 2
      } else {
        at += 1
      }
    } while depth > 0 && at < source.count
    at = min(at, source.count)
  }

  private mutating func skipText(hashes: Int) {
    at += hashes
    let isLong = starts("\"\"\"")
    let mark = (isLong ? "\"\"\"" : "\"") + String(repeating: "#", count: hashes)
    at += isLong ? 3 : 1
    while at < source.count, !starts(mark) {
      if !isLong, source[at] == UInt8(ascii: "\n") { return }
      if hashes == 0, starts("\\(") {
        skipInterpolation()
      } else {
        at += hashes == 0 && source[at] == UInt8(ascii: "\\") ? 2 : 1
      }
    }
    at = min(at + mark.utf8.count, source.count)
  }

  /// Skips `\(…)`; a quotation mark inside starts a text of its own.
  private mutating func skipInterpolation() {
    at += 1
    var depth = 0
    while at < source.count, source[at] != UInt8(ascii: "\n") {
      switch source[at] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\""): skipText(hashes: 0)
      default: break
      }
      if at < source.count, source[at] != UInt8(ascii: "\"") { at += 1 }
      if depth == 0 { return }
    }
  }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while at < source.count, isSkipped(source[at]) { at += 1 }
  }

  private func starts(_ mark: String) -> Bool { source[at...].starts(with: mark.utf8) }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Letters, digits, the underscore, and every byte of a letter beyond ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func startsToken(_ byte: UInt8) -> Bool {
    isWord(byte) || "\"#@/".utf8.contains(byte)
  }

  private static let keywords: Set<String> = [
    "any", "as", "async", "await", "borrowing", "break", "case", "catch", "class", "consuming",
    "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
    "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "indirect", "init",
    "inout", "internal", "is", "lazy", "let", "mutating", "nil", "nonisolated", "nonmutating",
    "open", "operator", "override", "package", "private", "protocol", "public", "repeat", "return",
    "self", "Self", "some", "static", "struct", "subscript", "super", "switch", "throw", "throws",
    "true", "try", "typealias", "unowned", "var", "weak", "where", "while",
  ]
}
