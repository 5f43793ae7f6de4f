extension Figure {
  /// A short list of weights that slides along a list of numbers, step by step.
  public static func correlation1d(
    id: String, title: String, values: [Double], kernel: [Double], at positions: [Int],
    subtitle: String = "", caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    let slid = try SlidKernel(SlidingKernel(image: [values], kernel: [kernel]), check)
    try check(
      (1...12).contains(positions.count), "positions", "are \(positions.count)", "Give 1 to 12.")
    for (index, position) in positions.enumerated() {
      try check(
        (0..<slid.output.columns).contains(position), "positions[\(index)]",
        "is \(position) of \(slid.output.columns) outputs", "Count from 0, within the output.")
    }
    let steps = positions.map {
      ListStep(slid: slid, position: $0, isTitled: positions.count > 1)
    }
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: steps.map(\.block)),
      words: FigureWords(
        alternative: "A kernel of \(kernel.count) weights slides along \(values.count) numbers "
          + "and gives \(slid.output.columns): \(slid.output.list)."))
  }
}

/// One position of a kernel on a list.
private struct ListStep {
  let slid: SlidKernel
  let position: Int
  let isTitled: Bool

  private let pitch = 1.7

  var block: Diagram.Block {
    let place = SlidingKernel.Position(row: 0, column: position)
    let window = slid.window(at: place)
    let values = slid.image.grid(
      "f",
      regions: [slid.region(at: place, .tint, .accent), slid.region(at: place, .outline, .accent)])
    let left = Double(position)
    let kernel = slid.kernel.grid(
      "k", at: Point(x: left, y: pitch),
      regions: [
        Diagram.Region(.tint, .accent, row: 0, column: 0, rows: 1, columns: slid.kernel.columns)
      ])
    // An output stands under the middle of its window.
    let shift = Double(slid.kernel.columns - 1) / 2
    var output = slid.output.grid(
      "k * f", at: Point(x: shift, y: 2 * pitch),
      regions: [.tint, .outline].map { Diagram.Region($0, .accent, row: 0, column: position) })
    for later in output.values.indices where later > position { output.values[later] = nil }
    output.regions.removeAll { $0.look == .missing && $0.column > position }
    let right = left + Double(slid.kernel.columns)
    func beam(_ top: Double, from: ClosedRange<Double>, to: ClosedRange<Double>) -> Diagram.Area {
      Diagram.Area(
        [
          Point(x: from.lowerBound, y: top + 1), Point(x: from.upperBound, y: top + 1),
          Point(x: to.upperBound, y: top + pitch), Point(x: to.lowerBound, y: top + pitch),
        ], role: .accent)
    }
    let cell = shift + left
    let labels = ["values f", "kernel k", "output"].enumerated().map {
      Diagram.SideLabel($1, y: Double($0) * pitch + 0.5)
    }
    return Diagram.Block(
      title: isTitled ? "Step \(position + 1)" : "",
      stations: [
        Diagram.Station(
          areas: [
            beam(0, from: left...right, to: left...right),
            beam(pitch, from: left...right, to: cell...cell + 1),
          ], grids: [values, kernel, output], leadingLabels: labels)
      ],
      formulas: [WrittenSum(window, slid.kernel).formula])
  }
}
