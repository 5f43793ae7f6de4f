/// Numbers in rows and columns with names.
public struct LabeledMatrix: Equatable, Sendable {
  public var rowNames: [String]
  public var columnNames: [String]
  /// One list per row, not a number where there is none.
  public var values: [[Double]]

  public init(rowNames: [String] = [], columnNames: [String] = [], values: [[Double]]) {
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.values = values
  }
}

extension Figure {
  /// A matrix of numbers, on coloured cells or plain.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - matrix: the numbers and the names of rows and columns.
  ///   - scale: the colours of the cells; `nil` leaves them plain.
  ///   - decimals: how many decimals the numbers are printed with.
  ///   - cellShape: square, or as wide as the numbers need.
  ///   - rowTitle: what the rows are.
  ///   - columnTitle: what the columns are.
  ///   - subtitle: what the numbers are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the numbers come from.
  ///   - alternativeText: names the least and the largest when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when rows have different lengths.
  public static func matrix(
    id: String, title: String, matrix: LabeledMatrix, scale: ColorScale? = nil, decimals: Int = 0,
    cellShape: HeatMap.CellShape = .fittingText, rowTitle: String = "", columnTitle: String = "",
    subtitle: String = "", caption: String = "", dataOrigin: String = "",
    alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let columns = matrix.values.first?.count ?? 0
    let check = FieldCheck(figure: id)
    for (row, values) in matrix.values.enumerated() {
      try check(
        values.count == columns, "matrix.values[\(row)]",
        "has \(values.count) numbers where the first row has \(columns)",
        "Make all rows equally long, not a number where there is none.")
    }
    let values = matrix.values.joined().map { $0.isFinite ? $0 : nil }
    let map = HeatMap(
      rows: matrix.values.count, columns: columns, values: values,
      texts: values.map { $0.map { decimalText($0, places: decimals) } ?? "" }, scale: scale,
      cellShape: cellShape, rowLabels: matrix.rowNames, columnLabels: matrix.columnNames,
      rowTitle: rowTitle, columnTitle: columnTitle)
    let figure = Figure(
      id: id, kind: .other, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText, dataOrigin: dataOrigin, panels: [Panel(.heatMap(map))])
    try figure.validate()
    return figure
  }
}
