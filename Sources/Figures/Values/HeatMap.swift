/// A matrix of cells with numbers in them, coloured or plain.
public struct HeatMap: Equatable, Codable, Sendable {
  public enum CellShape: String, Codable, Sendable {
    case square
    /// As wide as the longest text needs.
    case fittingText
  }

  public var rows: Int
  public var columns: Int
  /// One value per cell, row by row; `nil` where there is none, and the cell is hatched.
  public var values: [Double?]
  /// What is written in each cell; an empty text leaves the cell blank.
  public var texts: [String]
  /// The colours of the cells; `nil` leaves them plain.
  public var scale: ColorScale?
  public var cellShape: CellShape
  public var rowLabels: [String]
  public var columnLabels: [String]
  public var rowTitle: String
  public var columnTitle: String
  public var bars: RowBars?

  public init(
    rows: Int, columns: Int, values: [Double?], texts: [String], scale: ColorScale?,
    cellShape: CellShape = .square, rowLabels: [String] = [], columnLabels: [String] = [],
    rowTitle: String = "",
    columnTitle: String = "", bars: RowBars? = nil
  ) {
    self.rows = rows
    self.columns = columns
    self.values = values
    self.texts = texts
    self.scale = scale
    self.cellShape = cellShape
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.bars = bars
  }
}

/// Thin bars at the right edge of a heat map, one per row.
public struct RowBars: Equatable, Codable, Sendable {
  public var title: String
  /// Shares from 0 to 1; `nil` where the row has none.
  public var shares: [Double?]
  /// What stands in place of a missing share.
  public var missingText: String

  public init(title: String, shares: [Double?], missingText: String) {
    self.title = title
    self.shares = shares
    self.missingText = missingText
  }
}
