import NearestNames

/// A fact ready to be quoted, for a sentence and for a formula.
package struct FormattedFact: Equatable, Sendable {
  package var text: String
  package var tex: String

  package init(text: String, tex: String) {
    self.text = text
    self.tex = tex
  }
}

/// How a quoted fact is written.
package indirect enum FactFormat: Equatable, Sendable {
  case percent(Int)
  case fixed(Int)
  case integer
  case scientific(Int)
  case text
  case list(FactFormat)

  /// The formatters that prose may name, in the order in which the guide explains them.
  package static let names = ["percent", "fixed", "integer", "scientific", "text", "list"]

  /// Reads what stands behind the bar, such as `percent 1`.
  package init(_ words: [String]) throws(FactFault) {
    guard let name = words.first else { throw .missingFormatterName }
    let rest = Array(words.dropFirst())
    switch name {
    case "percent": self = .percent(try Self.places(rest, of: name))
    case "fixed": self = .fixed(try Self.places(rest, of: name))
    case "scientific": self = .scientific(try Self.places(rest, of: name))
    case "integer", "text":
      guard rest.isEmpty else {
        throw .formatterArgument(formatter: name, found: rest.joined(separator: " "))
      }
      self = name == "text" ? .text : .integer
    case "list": self = .list(rest.isEmpty ? .text : try FactFormat(rest))
    default:
      throw .unknownFormatter(
        name: name, nearest: NearestName.suggestions(for: name, among: Self.names))
    }
  }

  /// Writes a value, or says why it cannot be written so.
  package func format(_ value: FactValue) throws(FactFault) -> FormattedFact {
    switch (self, value) {
    case (.text, .text(let text)):
      return FormattedFact(text: text, tex: "\\text{\(TeX.escaped(text))}")
    case (.list(let element), .list(let values)):
      var written: [FormattedFact] = []
      for value in values { written.append(try element.format(value)) }
      return FormattedFact(
        text: Self.enumerated(written.map(\.text)),
        tex: written.map(\.tex).joined(separator: ",\\ "))
    case (.percent, .number(let number)), (.fixed, .number(let number)),
      (.integer, .number(let number)), (.scientific, .number(let number)):
      guard let decimal = DecimalNumber(number) else { throw .notFinite("\(number)") }
      return try format(decimal, "\(number)")
    default:
      throw .mismatch(formatter: name, found: value.kind)
    }
  }

  private func format(_ number: DecimalNumber, _ shown: String) throws(FactFault) -> FormattedFact {
    switch self {
    case .percent(let places):
      var hundredfold = number
      hundredfold.exponent += 2
      let plain = Self.plain(hundredfold, places: places)
      return FormattedFact(text: plain.text + "\u{A0}%", tex: plain.tex + "\\,\\%")
    case .fixed(let places):
      return Self.plain(number, places: places)
    case .scientific(let places):
      return Self.scientific(number, places: places)
    case .integer, .text, .list:
      guard number.isWhole else { throw .notWhole(shown) }
      return Self.plain(number, places: 0)
    }
  }

  private var name: String {
    switch self {
    case .percent: "percent"
    case .fixed: "fixed"
    case .integer: "integer"
    case .scientific: "scientific"
    case .text: "text"
    case .list: "list"
    }
  }

  /// More places than a `Double` carries would show digits that were never measured.
  private static let mostPlaces = 15

  private static func places(_ words: [String], of formatter: String) throws(FactFault) -> Int {
    guard words.count == 1, let places = Int(words[0]), (0...mostPlaces).contains(places) else {
      throw .formatterPlaces(formatter: formatter, found: words.joined(separator: " "))
    }
    return places
  }

  private static func plain(_ number: DecimalNumber, places: Int) -> FormattedFact {
    FormattedFact(
      text: number.fixed(places: places, group: ",", minus: "\u{2212}"),
      tex: number.fixed(places: places, group: "{,}", minus: "-"))
  }

  private static func scientific(_ number: DecimalNumber, places: Int) -> FormattedFact {
    let shown = number.scientific(places: places, minus: "\u{2212}")
    let plain = number.scientific(places: places, minus: "-").mantissa
    guard shown.power != 0 else { return FormattedFact(text: shown.mantissa, tex: plain) }
    return FormattedFact(
      text: "\(shown.mantissa)\u{A0}×\u{A0}10\(superscript(shown.power))",
      tex: "\(plain) \\times 10^{\(shown.power)}")
  }

  private static func superscript(_ power: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return (power < 0 ? "⁻" : "")
      + String("\(power.magnitude)".compactMap { $0.wholeNumberValue.map { raised[$0] } })
  }

  private static func enumerated(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// Text inside a formula.
enum TeX {
  /// The text with every character that TeX would obey written out.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\textbackslash "
      case "{", "}", "$", "%", "#", "&", "_": escaped += "\\\(scalar)"
      case "^", "~": escaped += "\\\(scalar){}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
