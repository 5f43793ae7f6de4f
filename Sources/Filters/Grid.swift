/// One channel of an image, or the weights of one filter: numbers in rows and columns.
///
/// Lectures use `Plane`, which holds `Float`; the reference loops also run in `Double`.
public struct Grid<Scalar: BinaryFloatingPoint & Sendable>: Equatable, Sendable {
  public let height: Int
  public let width: Int
  /// H×W, row by row.
  public var values: [Scalar]

  public init(height: Int, width: Int, values: [Scalar]) {
    precondition(
      height > 0 && width > 0 && values.count == height * width,
      "\(values.count) values do not fill \(height) rows of \(width)")
    self.height = height
    self.width = width
    self.values = values
  }

  public init(height: Int, width: Int, repeating value: Scalar = 0) {
    self.init(
      height: height, width: width, values: [Scalar](repeating: value, count: height * width))
  }

  /// Rows as they are written on paper, all of the same length.
  public init(rows: [[Scalar]]) {
    let width = rows.first?.count ?? 0
    precondition(
      rows.allSatisfy { $0.count == width }, "rows have \(rows.map(\.count)) values")
    self.init(height: rows.count, width: width, values: rows.flatMap { $0 })
  }

  @inlinable
  public subscript(row: Int, column: Int) -> Scalar {
    get { values[row * width + column] }
    set { values[row * width + column] = newValue }
  }

  /// The values row by row, as they are written on paper.
  public var rows: [[Scalar]] {
    (0..<height).map { Array(values[$0 * width..<($0 + 1) * width]) }
  }

  /// The same grid with another value in each place.
  @specialized(where Scalar == Float)
  public func map(_ transform: (Scalar) -> Scalar) -> Grid {
    Grid(height: height, width: width, values: values.map(transform))
  }

  /// Rows and columns exchanged.
  public var transposed: Grid {
    var result = Grid(height: width, width: height)
    for row in 0..<height {
      for column in 0..<width { result[column, row] = self[row, column] }
    }
    return result
  }

  /// Turned by 180°: what a true convolution does to its kernel.
  public var flipped: Grid {
    Grid(height: height, width: width, values: values.reversed())
  }
}

extension Grid {
  /// √(a² + b²) in each place: how long the arrow is that two grids are the sides of.
  func length(with other: Grid) -> Grid {
    var result = self
    for i in values.indices {
      result.values[i] =
        (values[i] * values[i] + other.values[i] * other.values[i]).squareRoot()
    }
    return result
  }
}

/// One channel of an image, or one filter, in the engine's own precision.
public typealias Plane = Grid<Float>

extension Grid where Scalar == Float {
  /// Pixels from 0 to 255 as numbers of the same size.
  public init(height: Int, width: Int, pixels: some Collection<UInt8>) {
    self.init(height: height, width: width, values: pixels.map { Float($0) })
  }
}
