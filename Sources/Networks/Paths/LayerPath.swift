/// Where a layer is in its network: the names or positions on the way to it, `features.3`.
public struct LayerPath: Hashable, Sendable {
  public let names: [String]

  public init(_ names: [String]) {
    self.names = names
  }

  /// The path of a part of the layer at this path.
  public func appending(_ name: String) -> LayerPath { LayerPath(names + [name]) }
}

extension LayerPath: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    self.init(text)
  }

  /// Names and positions with dots between them.
  public init(_ text: String) {
    names = text.split(separator: ".").map(String.init)
  }
}

extension LayerPath: ExpressibleByIntegerLiteral {
  public init(integerLiteral position: Int) {
    names = ["\(position)"]
  }
}

extension LayerPath: ExpressibleByArrayLiteral {
  public init(arrayLiteral positions: Int...) {
    names = positions.map(String.init)
  }
}

extension LayerPath: CustomStringConvertible {
  public var description: String { names.joined(separator: ".") }
}

extension LayerPath: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
