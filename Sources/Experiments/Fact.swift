/// A measured result that prose quotes by name, such as `bt1.testAccuracy`.
public enum Fact: Equatable, Codable, Sendable {
  case number(Double)
  case text(String)
  case list([Fact])

  public static func count(_ value: Int) -> Fact { .number(Double(value)) }
}

/// For people: whole numbers without a fraction.
extension Fact: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number(let value): Int(exactly: value).map(String.init) ?? "\(value)"
    case .text(let text): text
    case .list(let list): list.map(\.description).joined(separator: ", ")
    }
  }
}
