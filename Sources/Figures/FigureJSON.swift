import FoundationEssentials

extension Figure {
  /// The figure as JSON with sorted keys, enough to draw it again.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// Reads a figure that `json()` wrote.
  public init(json: String) throws {
    self = try JSONDecoder().decode(Figure.self, from: Data(json.utf8))
  }
}
