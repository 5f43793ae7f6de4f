extension Figure {
  /// A kernel that is a column times a row, applied at once and in two steps.
  ///
  /// Only kernels of rank 1 are such a product; for them both ways give the same numbers.
  public static func factorizedConvolution(
    id: String, title: String, image: [[Double]], column: [Double], row: [Double],
    subtitle: String = "", caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    let image = try CellNumbers(image, check.at("image"))
    let column = try CellNumbers(column.map { [$0] }, check.at("column"))
    let row = try CellNumbers([row], check.at("row"))
    try check(
      column.rows <= image.rows && row.columns <= image.columns, "column",
      "and row make a kernel of \(column.rows)×\(row.columns) for an image of \(image.sizeText)",
      "Use a kernel that fits.")
    let factorized = FactorizedConvolution(image: image, column: column, row: row)
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: factorized.blocks), words: FigureWords(alternative: factorized.sentence))
  }
}

/// One convolution and the two that it consists of.
private struct FactorizedConvolution {
  let image: CellNumbers
  let column: CellNumbers
  let row: CellNumbers

  private var kernel: CellNumbers {
    let values = column.values.flatMap { weight in row.values.map { weight * $0 } }
    return CellNumbers(rows: column.rows, columns: row.columns, values: values)
  }

  private var atOnce: CellNumbers { image.correlated(with: kernel) }
  private var between: CellNumbers { image.correlated(with: row) }
  private var inTwoSteps: CellNumbers { between.correlated(with: column) }

  private var weights: [Int] { [kernel.values.count, column.values.count + row.values.count] }

  var sentence: String {
    let same = atOnce == inTwoSteps ? "the same" : "up to rounding the same"
    return
      "A \(kernel.sizeText) convolution with \(counted(weights[0], "weight")) and a \(row.sizeText) "
      + "followed by a \(column.sizeText) convolution with \(weights[1]) weights give \(same) "
      + "\(atOnce.sizeText) outputs."
  }

  var blocks: [Diagram.Block] {
    [
      Diagram.Block(
        title: "The kernel is a column times a row",
        stations: [
          station("column", column, .series2), station("row", row, .series3, .sign("×")),
          station("kernel", kernel, .accent, .sign("=")),
        ]),
      Diagram.Block(
        title: "At once: \(counted(weights[0], "weight"))",
        stations: [
          station("input", image, nil), station("kernel", kernel, .accent, .sign("*")),
          station("output", atOnce, nil, .sign("=")),
        ]),
      Diagram.Block(
        title: "In two steps: \(row.values.count) + \(column.values.count) weights",
        stations: [
          station("input", image, nil), station("row", row, .series3, .sign("*")),
          station("between", between, nil, .sign("=")),
          station("column", column, .series2, .sign("*")),
          station("output", inTwoSteps, nil, .sign("=")),
        ]),
    ]
  }

  private func station(
    _ name: String, _ numbers: CellNumbers, _ role: ColorRole?, _ joint: Diagram.Joint = .none
  ) -> Diagram.Station {
    let tints = role.map {
      [
        Diagram.Region(
          .tint, $0, row: 0, column: 0, rows: numbers.rows, columns: numbers.columns)
      ]
    }
    return Diagram.Station(
      heading: "\(name) \(numbers.sizeText)", joint: joint,
      grids: [numbers.grid(name, regions: tints ?? [])])
  }
}
