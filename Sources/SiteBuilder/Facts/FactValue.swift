/// A measured result that prose may quote.
public enum FactValue: Equatable, Sendable {
  case number(Double)
  case text(String)
  case list([FactValue])

  /// The kind in words, for messages.
  var kind: String {
    switch self {
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    }
  }
}

extension FactValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral
{
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(arrayLiteral elements: FactValue...) { self = .list(elements) }
}
