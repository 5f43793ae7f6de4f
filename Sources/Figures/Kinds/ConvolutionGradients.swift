extension Figure {
  /// One filter forward and backward: its output, the gradient of its weights, and the gradient
  /// that it hands on to its input.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - image: x, rows of numbers.
  ///   - kernel: w, rows of numbers.
  ///   - outputGradient: ∂L/∂y, as large as the output.
  ///   - subtitle: what the grids are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the numbers come from.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when the sizes do not fit together.
  ///
  /// Source: Dumoulin & Visin 2016, §4.
  public static func convolutionGradients(
    id: String, title: String, image: [[Double]], kernel: [[Double]], outputGradient: [[Double]],
    subtitle: String = "", caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    let slid = try SlidKernel(SlidingKernel(image: image, kernel: kernel), check)
    let gradient = try CellNumbers(outputGradient, check.at("outputGradient"))
    try check(
      gradient.sizeText == slid.output.sizeText, "outputGradient",
      "is \(gradient.sizeText) for an output of \(slid.output.sizeText)",
      "Give one number per output.")
    let passes = FilterPasses(slid: slid, gradient: gradient)
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: passes.blocks), words: FigureWords(alternative: passes.sentence))
  }
}

/// The three correlations that a filter takes part in while it learns.
private struct FilterPasses {
  let slid: SlidKernel
  let gradient: CellNumbers

  private var rim: CellRim {
    let (rows, columns) = (slid.kernel.rows - 1, slid.kernel.columns - 1)
    return CellRim(top: rows, left: columns, bottom: rows, right: columns)
  }
  private var weightGradient: CellNumbers { slid.image.correlated(with: gradient) }
  private var inputGradient: CellNumbers {
    gradient.padded(by: rim).correlated(with: slid.kernel.flipped)
  }

  var sentence: String {
    let gradient = weightGradient
    let isTold = gradient.values.count <= CellNumbers.mostTold
    let numbers = isTold ? ", \(gradient.list)" : ""
    return "Forward, a \(slid.kernel.sizeText) filter turns a \(slid.image.sizeText) input into "
      + "\(slid.output.sizeText) outputs. Backward, correlating the input with the output’s "
      + "gradient gives the filter’s gradient\(numbers); correlating the padded "
      + "output gradient with the flipped filter gives the input’s."
  }

  var blocks: [Diagram.Block] {
    let padded = gradient.padded(by: rim)
    let rimmed = padded.grid(
      "∂L/∂y, padded",
      regions: rim.regions(rows: padded.rows, columns: padded.columns)
        + [
          Diagram.Region(
            .tint, .series2, row: rim.top, column: rim.left, rows: gradient.rows,
            columns: gradient.columns)
        ])
    return [
      Diagram.Block(
        title: "Forward",
        stations: [
          station("input x", slid.image), station("filter w", slid.kernel, .accent, "*"),
          station("output y", slid.output, nil, "="),
        ]),
      Diagram.Block(
        title: "Backward, to the filter",
        stations: [
          station("input x", slid.image), station("∂L/∂y", gradient, .series2, "*"),
          station("∂L/∂w", weightGradient, .accent, "="),
        ]),
      Diagram.Block(
        title: "Backward, to the input",
        stations: [
          Diagram.Station(heading: rimmed.name, grids: [rimmed]),
          station("w,\u{00A0}flipped", slid.kernel.flipped, .accent, "*"),
          station("∂L/∂x", inputGradient, nil, "="),
        ]),
    ]
  }

  private func station(
    _ name: String, _ numbers: CellNumbers, _ role: ColorRole? = nil, _ sign: String? = nil
  ) -> Diagram.Station {
    let whole = role.map {
      Diagram.Region(.tint, $0, row: 0, column: 0, rows: numbers.rows, columns: numbers.columns)
    }
    return Diagram.Station(
      heading: name, joint: sign.map { .sign($0) } ?? .none,
      grids: [numbers.grid(name, regions: whole.map { [$0] } ?? [])])
  }
}
