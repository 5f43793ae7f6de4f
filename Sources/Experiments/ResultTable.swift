/// A table that an experiment fills and a page sets as HTML.
public struct ResultTable: Equatable, Codable, Sendable {
  public let id: String
  public let title: String
  public let caption: String
  public let columns: [Column]
  public let rows: [[String]]

  /// A column's heading, and whether its cells are numbers.
  public struct Column: Equatable, Codable, Sendable {
    public let title: String
    public let isNumeric: Bool

    init(_ title: String, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }
}
