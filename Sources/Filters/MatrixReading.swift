extension Grid where Scalar == Float {
  /// Rows and columns that a matrix written by hand may have at most.
  public static let largestMatrixSide = 1023
  /// The largest number in a matrix written by hand, so that sums of products stay finite.
  public static let largestMatrixNumber = 1e9

  /// Reads a matrix as it is written on a command line.
  ///
  /// - Parameter text: `[[0,1],[2,3]]`, or `0,1;2,3` with rows between semicolons; spaces may
  ///   stand around numbers and brackets.
  /// - Throws: `MatrixError` that names the row and the column, counted from 1.
  public init(matrix text: some StringProtocol) throws(MatrixError) {
    let text = String(text.filter { !$0.isWhitespace })
    let lines =
      text.hasPrefix("[")
      ? try Self.bracketedRows(text)
      : text.split(
        separator: ";", omittingEmptySubsequences: false)
    var values: [Float] = []
    var width = 0
    for (row, line) in lines.enumerated() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if row == 0 { width = cells.count }
      guard row < Self.largestMatrixSide, cells.count <= Self.largestMatrixSide else {
        throw MatrixError(problem: .tooLarge)
      }
      guard cells.count == width else {
        throw MatrixError(problem: .ragged(row: row + 1, found: cells.count, expected: width))
      }
      for (column, cell) in cells.enumerated() {
        guard let number = Double(cell), abs(number) <= Self.largestMatrixNumber else {
          throw MatrixError(
            problem: .cell(row: row + 1, column: column + 1, text: String(cell.prefix(20))))
        }
        values.append(Float(number))
      }
    }
    self.init(height: lines.count, width: width, values: values)
  }

  /// What stands inside the inner brackets of `[[…],[…]]`.
  private static func bracketedRows(_ text: String) throws(MatrixError) -> [Substring] {
    guard text.hasPrefix("[["), text.hasSuffix("]]"), text.count >= 4 else {
      throw MatrixError(problem: .brackets)
    }
    let rows = text.dropFirst(2).dropLast(2).split(
      separator: "],[", omittingEmptySubsequences: false)
    guard rows.allSatisfy({ !$0.contains("[") && !$0.contains("]") }) else {
      throw MatrixError(problem: .brackets)
    }
    return rows
  }
}

/// A matrix that cannot be read.
public struct MatrixError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case brackets
    case tooLarge
    /// Counted from 1.
    case ragged(row: Int, found: Int, expected: Int)
    /// Counted from 1.
    case cell(row: Int, column: Int, text: String)
  }

  public let problem: Problem

  package init(problem: Problem) {
    self.problem = problem
  }

  public var description: String {
    switch problem {
    case .brackets:
      "matrix: the brackets do not match. Write [[0,1],[2,3]], or matrix:0,1;2,3."
    case .tooLarge:
      "matrix: it has more than \(Plane.largestMatrixSide) rows or columns. Give a smaller one."
    case .ragged(let row, let found, let expected):
      "matrix: row \(row) has \(found) numbers, row 1 has \(expected). "
        + "Give every row the same length."
    case .cell(let row, let column, let text):
      "matrix: row \(row), column \(column) is “\(text)”. Give a number from −10⁹ to 10⁹."
    }
  }
}
