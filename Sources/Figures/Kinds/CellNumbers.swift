/// Numbers in rows and columns, as diagrams of windows compute with them; a value that is not
/// finite makes everything that it touches not finite.
struct CellNumbers: Equatable {
  let rows: Int
  let columns: Int
  /// Row by row.
  private(set) var values: [Double]

  init(rows: Int, columns: Int, values: [Double]) {
    (self.rows, self.columns, self.values) = (rows, columns, values)
  }

  /// - Throws: `FigureError` for rows of different lengths, none at all, or too many to show.
  init(_ list: [[Double]], _ check: FieldCheck) throws(FigureError) {
    let width = list.first?.count ?? 0
    let sides = 1...CellNumbers.largestSide
    try check(
      sides.contains(list.count) && sides.contains(width), "", "has \(list.count)×\(width) numbers",
      "Give 1 to \(CellNumbers.largestSide) rows and columns.")
    for (row, values) in list.enumerated() {
      let row = FieldCheck(figure: check.figure, place: "\(check.place)[\(row)]")
      try row.ragged(values.count, expected: width)
    }
    self.init(rows: list.count, columns: width, values: list.flatMap { $0 })
  }

  /// Larger images belong into pictures, not into cells that a reader checks by hand.
  static let largestSide = 24

  subscript(row: Int, column: Int) -> Double { values[row * columns + column] }

  var sizeText: String { "\(rows)×\(columns)" }

  func window(row: Int, column: Int, rows: Int, columns: Int) -> CellNumbers {
    let values = (row..<row + rows).flatMap { y in
      (column..<column + columns).map { self[y, $0] }
    }
    return CellNumbers(rows: rows, columns: columns, values: values)
  }

  /// The numbers with a rim of zeros.
  func padded(by rim: CellRim) -> CellNumbers {
    let (height, width) = (rows + rim.top + rim.bottom, columns + rim.left + rim.right)
    var padded = CellNumbers(
      rows: height, columns: width, values: [Double](repeating: 0, count: height * width))
    for row in 0..<rows {
      for column in 0..<columns {
        padded.values[(row + rim.top) * width + column + rim.left] = self[row, column]
      }
    }
    return padded
  }

  /// Slides a kernel over the numbers and sums the products, without flipping it.
  ///
  /// Source: Dumoulin & Visin 2016, §2.
  func correlated(with kernel: CellNumbers, stride: Int = 1) -> CellNumbers {
    mapWindows(kernel.rows, kernel.columns, stride: stride) { window in
      zip(window.values, kernel.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// One number for every window that fits.
  func mapWindows(
    _ height: Int, _ width: Int, stride: Int, _ number: (CellNumbers) -> Double
  ) -> CellNumbers {
    let size = [(rows - height) / stride + 1, (columns - width) / stride + 1]
    let values = (0..<size[0]).flatMap { row in
      (0..<size[1]).map { column in
        number(
          window(row: row * stride, column: column * stride, rows: height, columns: width))
      }
    }
    return CellNumbers(rows: size[0], columns: size[1], values: values)
  }

  /// Turned by half a turn.
  var flipped: CellNumbers {
    CellNumbers(rows: rows, columns: columns, values: values.reversed())
  }

  /// The numbers as cells; those that are not finite are blank and hatched.
  func grid(
    _ name: String, at origin: Point = Point(x: 0, y: 0), regions: [Diagram.Region] = []
  ) -> Diagram.Grid {
    let missing = values.indices.filter { !values[$0].isFinite }.map {
      Diagram.Region(.missing, row: $0 / columns, column: $0 % columns)
    }
    return Diagram.Grid(
      name: name, rows: rows, columns: columns, values: values.map { $0.isFinite ? $0 : nil },
      origin: origin, regions: missing + regions)
  }

  /// How many numbers a sentence or a sum written out holds; grids and tables hold all.
  static let mostTold = 16

  /// The numbers as a sentence lists them.
  var list: String {
    values.map(cellText).joined(separator: ", ")
  }
}

/// Rows and columns of zeros around a grid.
struct CellRim: Equatable {
  var top: Int
  var left: Int
  var bottom: Int
  var right: Int

  init(top: Int, left: Int, bottom: Int, right: Int) {
    (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
  }

  init(_ all: Int) { self.init(top: all, left: all, bottom: all, right: all) }

  /// The rim's regions in a grid that already includes it.
  func regions(rows: Int, columns: Int) -> [Diagram.Region] {
    let (inside, widths) = (rows - top - bottom, [left, right])
    var regions: [Diagram.Region] = []
    for (row, height) in [(0, top), (rows - bottom, bottom)] where height > 0 {
      regions.append(Diagram.Region(.padding, row: row, column: 0, rows: height, columns: columns))
    }
    for (column, width) in [(0, widths[0]), (columns - right, widths[1])] where width > 0 {
      regions.append(
        Diagram.Region(.padding, row: top, column: column, rows: inside, columns: width))
    }
    return regions
  }
}

extension FieldCheck {
  fileprivate func ragged(_ count: Int, expected: Int) throws(FigureError) {
    try self(
      count == expected, "", "has \(count) numbers where the first row has \(expected)",
      "Make all rows of one length.")
  }
}
