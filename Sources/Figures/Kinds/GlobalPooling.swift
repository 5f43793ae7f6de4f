extension Figure {
  /// Global average pooling: every feature map becomes one number, its mean.
  public static func globalAveragePooling(
    id: String, title: String, maps: [[[Double]]], subtitle: String = "", caption: String = "",
    dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    try check((1...6).contains(maps.count), "maps", "are \(maps.count)", "Give 1 to 6.")
    var numbers: [CellNumbers] = []
    for (index, map) in maps.enumerated() {
      let check = check.at("maps[\(index)]")
      let map = try CellNumbers(map, check)
      try check(map.rows <= 8 && map.columns <= 8, "", "is \(map.sizeText)", "Use at most 8×8.")
      try check(
        map.sizeText == numbers.first?.sizeText ?? map.sizeText, "", "is \(map.sizeText)",
        "Give all maps one size.")
      numbers.append(map)
    }
    let pooling = GlobalPooling(maps: numbers)
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: [pooling.block]), words: FigureWords(alternative: pooling.sentence))
  }
}

/// Feature maps and their means.
private struct GlobalPooling {
  let maps: [CellNumbers]

  private let roles: [ColorRole] = [
    .series1, .series2, .series3, .series4, .series5, .series6,
  ]

  private var means: [Double] {
    maps.map { $0.values.reduce(0, +) / Double($0.values.count) }
  }

  var sentence: String {
    "Global average pooling turns \(counted(maps.count, "feature map")) of \(maps[0].sizeText) into "
      + "\(counted(maps.count, "number")), \(maps.count == 1 ? "its mean" : "their means"): "
      + "\(means.map(cellText).joined(separator: ", "))."
  }

  var block: Diagram.Block {
    let (map, means) = (maps[0], means)
    let pitch = Double(map.rows) + 0.6
    var stack = Diagram.Station(
      heading: "feature maps \(map.sizeText)")
    var vector = Diagram.Station(heading: "means")
    var links: [Diagram.Link] = []
    for (index, numbers) in maps.enumerated() {
      let top = Double(index) * pitch
      let tint = Diagram.Region(
        .tint, roles[index], row: 0, column: 0, rows: map.rows, columns: map.columns)
      let grid = numbers.grid(
        "map \(index + 1)", at: Point(x: 0, y: top), regions: [tint])
      let mean = CellNumbers(rows: 1, columns: 1, values: [means[index]]).grid(
        "mean \(index + 1)", at: Point(x: 0, y: top + Double(map.rows - 1) / 2),
        regions: [Diagram.Region(.tint, roles[index], row: 0, column: 0)])
      stack.grids.append(grid)
      vector.grids.append(mean)
      links.append(
        Diagram.Link(
          from: Diagram.Link.End(station: 1, frame: grid.frame),
          to: Diagram.Link.End(station: 2, frame: mean.frame), look: .beam, role: roles[index]))
    }
    let depth = Diagram.Cards.offset * Double(maps.count - 1)
    let cards = Diagram.Station(
      heading: "channels",
      note: "\(map.sizeText)×\(maps.count)",
      cards: [
        Diagram.Cards(
          frame: Rectangle(
            x: 0, y: depth, width: Double(map.columns), height: Double(map.rows)),
          roles: Array(roles.prefix(maps.count)))
      ])
    stack.joint = .sign("=")
    return Diagram.Block(
      stations: [cards, stack, vector], links: links, formulas: [formula(map, means[0])])
  }

  /// The first map's mean written out.
  private func formula(_ map: CellNumbers, _ mean: Double) -> Diagram.Formula {
    let shown = map.values.count <= CellNumbers.mostTold ? map.values.map(cellText) : []
    let texts = shown.isEmpty ? ["sum of \(map.values.count) numbers"] : shown
    let isExact = cellTextIsExact(mean) && map.values.allSatisfy(cellTextIsExact)
    let terms = texts.map { $0.hasPrefix("−") ? "(\($0))" : $0 }.joined(separator: " + ")
    return Diagram.Formula(
      "(\(terms)) / \(map.values.count) \(isExact ? "=" : "≈")", result: cellText(mean))
  }
}
