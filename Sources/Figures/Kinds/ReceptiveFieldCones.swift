extension Figure {
  /// A section through several layers: the cells of every layer that one output depends on.
  ///
  /// Each layer is one row of cells, drawn over the middle of what it sees, the input at the
  /// bottom.
  public static func receptiveFieldCone(
    id: String, title: String, layers: [WindowLayer], subtitle: String = "", caption: String = "",
    dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    try check((1...12).contains(layers.count), "layers", "are \(layers.count)", "Give 1 to 12.")
    for (index, layer) in layers.enumerated() {
      try layer.validate(check.at("layers[\(index)]"))
      let sizes = FieldSizes(Array(layers[...index]))
      let field = sizes.field
      try check(
        (1...Diagram.largestSide - 2).contains(field), "layers[\(index)]",
        "sees \(field) cells of the input",
        "Show at most \(Diagram.largestSide - 2): fewer layers or smaller strides.")
      try check(
        sizes.jumps[index + 1] <= Diagram.largestSide, "layers[\(index)]",
        "has outputs \(sizes.jumps[index + 1]) input cells apart", "Use smaller strides.")
    }
    let cone = FieldCone(layers: layers)
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: [Diagram.Block(stations: [cone.station])]),
      words: FigureWords(alternative: cone.sentence, long: cone.course))
  }
}

/// The cells that one output of a stack of layers depends on, layer by layer.
private struct FieldCone {
  let layers: [WindowLayer]
  /// Input cells beside the field, so that it is seen to end.
  private let rim = 1
  /// From one layer's row to the next, in units.
  private let pitch = 1.9

  private var sizes: FieldSizes { FieldSizes(layers) }

  var sentence: String {
    "One output of \(counted(layers.count, "layer")) sees \(counted(sizes.field, "cell")) of the input "
      + "along each side."
  }

  var course: String {
    layers.indices.map { index in
      "After \(layers[index].name) the field is \(sizes.fields[index + 1]) wide and neighbouring "
        + "outputs are \(sizes.jumps[index + 1]) apart."
    }.joined(separator: " ")
  }

  /// How many outputs of each layer the last output depends on, the input first.
  private var counts: [Int] {
    var counts = [1]
    for layer in layers.reversed() {
      let last = counts[counts.count - 1]
      counts.append((last - 1) * layer.stride + layer.reach)
    }
    return counts.reversed()
  }

  var station: Diagram.Station {
    let (sizes, counts) = (sizes, counts)
    let middle = Double(sizes.field) / 2 + Double(rim)
    var station = Diagram.Station()
    var below: Diagram.Line?
    for level in counts.indices {
      let y = Double(layers.count - level) * pitch
      let jump = Double(sizes.jumps[level])
      let left = middle - (Double(counts[level] - 1) * jump + 1) / 2
      let right = left + Double(counts[level] - 1) * jump + 1
      station.grids += grids(level, counts[level], jump, left, y)
      if let line = below {
        // From the whole row below up to the row's cells.
        station.areas.append(
          Diagram.Area(
            [
              Point(x: left, y: y + 1), Point(x: right, y: y + 1), line.points[1],
              line.points[0],
            ], role: .accent))
      }
      below = Diagram.Line([Point(x: left, y: y), Point(x: right, y: y)])
      let name = level == 0 ? "input" : layers[level - 1].name
      let reach = "field \(sizes.fields[level])"
      station.leadingLabels.append(Diagram.SideLabel(name, y: y + 0.5))
      station.trailingLabels.append(Diagram.SideLabel(level == 0 ? "" : reach, y: y + 0.5))
    }
    return station
  }

  /// Cells that touch are one grid; those of later layers stand a jump apart.
  private func grids(
    _ level: Int, _ count: Int, _ jump: Double, _ left: Double, _ y: Double
  ) -> [Diagram.Grid] {
    let name = level == 0 ? "input" : "layer \(level)"
    guard level == 0 else {
      return (0..<count).map { index in
        Diagram.Grid(
          name: name, rows: 1, columns: 1,
          origin: Point(x: left + Double(index) * jump, y: y),
          regions: [Diagram.Region(.tint, .accent, row: 0, column: 0)])
      }
    }
    return [
      Diagram.Grid(
        name: name, rows: 1, columns: count + 2 * rim,
        origin: Point(x: left - Double(rim), y: y),
        regions: [
          Diagram.Region(.tint, .accent, row: 0, column: rim, rows: 1, columns: count),
          Diagram.Region(.outline, .accent, row: 0, column: rim, rows: 1, columns: count),
        ])
    ]
  }
}
