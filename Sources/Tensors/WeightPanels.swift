/// A matrix's columns in panels of eight, each of which the product kernel reads from end to end.
///
/// The last panel is filled up with zeros that nobody reads.
struct WeightPanels: Sendable {
  /// The rows of a product that one panel serves.
  static let rows = 8

  /// Rows of the product; columns of the matrix.
  let count: Int
  /// Rows of the matrix.
  let depth: Int

  /// Numbers from one panel to the next.
  var stride: Int { Self.rows * depth }
  var packedCount: Int { (count + Self.rows - 1) / Self.rows * stride }

  /// Where the number of that row and column lies.
  func place(_ k: Int, _ column: Int) -> Int {
    column / Self.rows * stride + k * Self.rows + column % Self.rows
  }
}
