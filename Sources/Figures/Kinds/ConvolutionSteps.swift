extension Figure {
  /// Which outputs a drawing of steps shows.
  public enum ShownOutputs: Sendable {
    case all
    /// Those of the steps up to the drawn one, row by row.
    case untilStep
  }

  /// Steps of a kernel that slides over an image: input, kernel, output and the sum written out.
  ///
  /// The window, the kernel and the output cell that belong together are joined by beams.
  public static func convolutionSteps(
    id: String, title: String, _ sliding: SlidingKernel, at positions: [SlidingKernel.Position],
    outputs: ShownOutputs = .all, subtitle: String = "", caption: String = "",
    dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    let slid = try SlidKernel(sliding, check.at("sliding"))
    try check(
      (1...12).contains(positions.count), "positions", "are \(positions.count)", "Give 1 to 12.")
    for (index, position) in positions.enumerated() {
      try slid.checkPosition(position, check.at("positions[\(index)]"))
    }
    let steps = positions.map { ConvolutionStep(slid: slid, position: $0, outputs: outputs) }
    let blocks = steps.enumerated().map { index, step in
      step.block(title: steps.count > 1 ? "Step \(step.number)" : "")
    }
    let rim =
      slid.rim == CellRim(0)
      ? "" : " with a rim of zeros \(counted(sliding.padding, "cell")) wide"
    let sizes =
      "A \(slid.image.sizeText) input\(rim) and a \(slid.kernel.sizeText) kernel with stride "
      + "\(slid.stride) give \(slid.output.sizeText) outputs."
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: blocks),
      words: FigureWords(
        alternative: steps.map(\.sentence).joined(separator: " "), long: sizes))
  }

  /// One output in the making: the window, the kernel, their products and the products' sum.
  public static func patchTimesKernel(
    id: String, title: String, _ sliding: SlidingKernel, at position: SlidingKernel.Position,
    subtitle: String = "", caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    let slid = try SlidKernel(sliding, check.at("sliding"))
    try slid.checkPosition(position, check.at("position"))
    let step = ConvolutionStep(slid: slid, position: position, outputs: .all)
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: [step.productsBlock]),
      words: FigureWords(alternative: step.sentence))
  }

  /// A checked figure of one diagram, with its numbers in words behind the given ones.
  static func diagram(
    id: String, title: String, subtitle: String, caption: String, dataOrigin: String,
    _ diagram: Diagram, words: FigureWords
  ) throws(FigureError) -> Figure {
    let long = [words.long, diagram.words.long].filter { !$0.isEmpty }.joined(separator: " ")
    let figure = Figure(
      id: id, kind: .diagram, title: title, subtitle: subtitle, caption: caption,
      alternativeText: words.alternative, longDescription: long, dataOrigin: dataOrigin,
      panels: [Panel(.diagram(diagram))])
    try figure.validate()
    return figure
  }
}

/// One position of a sliding kernel.
struct ConvolutionStep {
  let slid: SlidKernel
  let position: SlidingKernel.Position
  var outputs = Figure.ShownOutputs.all

  /// Counted from 1, row by row.
  var number: Int { index + 1 }

  private var index: Int { position.row * slid.output.columns + position.column }
  private var window: CellNumbers { slid.window(at: position) }
  private var sum: WrittenSum { WrittenSum(window, slid.kernel) }

  /// What happens in this step, with its numbers.
  var sentence: String {
    let size = slid.kernel.sizeText
    let numbers = window.values.count <= CellNumbers.mostTold ? " holds \(window.list)" : ""
    let image = slid.rim == CellRim(0) ? "" : "padded "
    return "A \(size) window \(slid.placeName(position)) of a \(image)"
      + "\(slid.padded.sizeText) grid\(numbers); multiplied by the kernel and summed it gives "
      + (sum.result.isFinite ? "\(cellText(sum.result))." : "no number.")
  }

  func block(title: String) -> Diagram.Block {
    let (image, kernel) = (imageGrid, slid.kernel.grid("kernel", regions: whole(slid.kernel)))
    let output = outputGrid
    return Diagram.Block(
      title: title,
      stations: [
        Diagram.Station(heading: heading("input", slid.image) + rim, grids: [image]),
        Diagram.Station(heading: heading("kernel", slid.kernel), grids: [kernel]),
        Diagram.Station(heading: heading("output", slid.output), grids: [output]),
      ],
      links: [
        beam((0, windowFrame(in: image)), (1, kernel.frame)),
        beam((1, kernel.frame), (2, output.frame(row: position.row, column: position.column))),
      ],
      formulas: [sum.formula])
  }

  var productsBlock: Diagram.Block {
    let (image, patch) = (imageGrid, window.grid("window", regions: whole(window)))
    let values = zip(window.values, slid.kernel.values).map { $0 * $1 }
    let products = CellNumbers(rows: window.rows, columns: window.columns, values: values)
    let pixel = CellNumbers(rows: 1, columns: 1, values: [sum.result])
    return Diagram.Block(
      stations: [
        Diagram.Station(heading: heading("input", slid.image) + rim, grids: [image]),
        Diagram.Station(heading: "window", grids: [patch]),
        Diagram.Station(
          heading: "kernel", joint: .sign("⊙"), grids: [slid.kernel.grid("kernel")]),
        Diagram.Station(
          heading: "products", joint: .sign("="), grids: [products.grid("products")]),
        Diagram.Station(
          heading: "pixel", joint: .arrow(label: "sum"),
          grids: [pixel.grid("pixel", regions: whole(pixel))]),
      ],
      links: [beam((0, windowFrame(in: image)), (1, patch.frame))],
      formulas: [sum.formula])
  }

  private var imageGrid: Diagram.Grid {
    slid.imageGrid([
      slid.region(at: position, .tint, .accent), slid.region(at: position, .outline, .accent),
    ])
  }

  private var outputGrid: Diagram.Grid {
    var grid = slid.output.grid(
      "output",
      regions: [.tint, .outline].map {
        Diagram.Region($0, .accent, row: position.row, column: position.column)
      })
    if outputs == .untilStep {
      for later in grid.values.indices where later > index { grid.values[later] = nil }
      grid.regions.removeAll {
        $0.look == .missing && $0.row * grid.columns + $0.column > index
      }
    }
    return grid
  }

  private func whole(_ numbers: CellNumbers) -> [Diagram.Region] {
    [.tint, .outline].map {
      Diagram.Region($0, .accent, row: 0, column: 0, rows: numbers.rows, columns: numbers.columns)
    }
  }

  private func windowFrame(in grid: Diagram.Grid) -> Rectangle {
    grid.frame(
      row: position.row * slid.stride, column: position.column * slid.stride,
      rows: slid.kernel.rows, columns: slid.kernel.columns)
  }

  private var rim: String { slid.rim == CellRim(0) ? "" : " with padding" }

  private func heading(_ name: String, _ numbers: CellNumbers) -> String {
    "\(name) \(numbers.sizeText)"
  }

  private func beam(
    _ from: (station: Int, frame: Rectangle), _ to: (station: Int, frame: Rectangle)
  ) -> Diagram.Link {
    Diagram.Link(
      from: Diagram.Link.End(station: from.station, frame: from.frame),
      to: Diagram.Link.End(station: to.station, frame: to.frame), look: .beam, role: .accent)
  }
}
