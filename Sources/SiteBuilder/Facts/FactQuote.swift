import NearestNames

/// What is wrong with a quoted fact.
public enum FactFault: Error, Equatable, Sendable {
  case unknownFact(name: String, nearest: [String])
  case missingFormatter(name: String, found: String)
  case missingFormatterName
  case unknownFormatter(name: String, nearest: [String])
  case formatterArgument(formatter: String, found: String)
  case formatterPlaces(formatter: String, found: String)
  case mismatch(formatter: String, found: String)
  case notFinite(String)
  case notWhole(String)
}

extension FactFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownFact(let name, let nearest):
      "unknown fact “\(name)”.\(NearestName.question(nearest))"
    case .missingFormatter(let name, let found):
      "“\(name)” is \(found) and needs a formatter, for example {{\(name)|"
        + (found == "a list" ? "list fixed 2}}." : "fixed 2}}.")
    case .missingFormatterName:
      "a formatter must follow the bar: \(FactFormat.names.joined(separator: ", "))."
    case .unknownFormatter(let name, let nearest):
      "unknown formatter “\(name)”.\(NearestName.question(nearest)) "
        + "There are \(FactFormat.names.joined(separator: ", "))."
    case .formatterArgument(let formatter, let found):
      "formatter “\(formatter)” takes nothing more, found “\(found)”."
    case .formatterPlaces(let formatter, let found):
      "formatter “\(formatter)” needs a number of decimal places from 0 to 15, "
        + (found.isEmpty ? "for example “\(formatter) 1”." : "found “\(found)”.")
    case .mismatch(let formatter, let found):
      "formatter “\(formatter)” cannot write \(found)."
    case .notFinite(let value):
      "the value is \(value), which no formatter can write. Look at the experiment."
    case .notWhole(let value):
      "the value is \(value), not a whole number. Use “fixed 0” to round it."
    }
  }
}

/// The facts that prose may quote.
package struct QuotableFacts: Sendable {
  let values: [String: FactValue]
  /// What names begin with that may be right and have no value, since an experiment failed.
  private let missingSubjects: Set<String>

  package init(_ values: [String: FactValue]) {
    self.init(values, missingSubjects: [])
  }

  init(_ input: SiteInput) {
    self.init(input.facts, missingSubjects: Set(input.failures.flatMap(\.factSubjects)))
  }

  private init(_ values: [String: FactValue], missingSubjects: Set<String>) {
    self.values = values
    self.missingSubjects = missingSubjects
  }

  func mayBeMissing(_ name: String) -> Bool {
    missingSubjects.contains(String(name.prefix { $0 != "." }))
  }
}

/// Looks up and writes what stands between the braces of `{{name|formatter}}`.
struct FactQuote {
  let facts: QuotableFacts

  func callAsFunction(_ inside: String) throws(FactFault) -> FormattedFact {
    let parts = inside.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let name = trimmed(parts[0])
    guard let value = facts.values[name] else {
      if facts.mayBeMissing(name) {
        if parts.count > 1 { _ = try Self.format(parts[1]) }
        return Self.missing
      }
      throw .unknownFact(
        name: name,
        nearest: NearestName.suggestions(for: name, among: facts.values.keys.sorted()))
    }
    if parts.count > 1 {
      return try Self.format(parts[1]).format(value)
    }
    guard case .text = value else { throw .missingFormatter(name: name, found: value.kind) }
    return try FactFormat.text.format(value)
  }

  private static func format(_ words: Substring) throws(FactFault) -> FactFormat {
    try FactFormat(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// What stands in place of a number whose experiment failed.
  static let missing = FormattedFact(text: "[missing]", tex: "\\text{[missing]}")

  /// Whether braces inside a formula quote a fact, as opposed to grouping TeX.
  static func looksLikeFact(_ inside: some StringProtocol) -> Bool {
    let name = trimmed(inside.prefix { $0 != "|" })
    return name.contains(".")
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
  }
}

/// The text without the blanks around it.
func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text)
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return String(rest)
}
