/// A number for each axis of an image: down its rows and across its columns.
///
/// Written as one number where both are the same: `size: 3`.
public struct Extent: Hashable, Sendable {
  public let rows: Int
  public let columns: Int

  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  public init(_ both: Int) {
    self.init(rows: both, columns: both)
  }

  var smallest: Int { min(rows, columns) }
}

extension Extent: ExpressibleByIntegerLiteral {
  public init(integerLiteral both: Int) {
    self.init(both)
  }
}

extension Extent: CustomStringConvertible {
  /// One number for a square, `3×5` otherwise.
  public var description: String { rows == columns ? "\(rows)" : "\(rows)×\(columns)" }
}
