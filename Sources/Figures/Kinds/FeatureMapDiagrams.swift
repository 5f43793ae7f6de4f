extension Figure {
  /// One feature map for every filter: an image, its filters, what each makes of it, and the maps
  /// as the channels of one output.
  ///
  /// Maps show the responses behind a ReLU, black at zero, all on one scale.
  public static func featureMapStack(
    id: String, title: String, image: Bitmap, kernels: [NamedKernel], subtitle: String = "",
    caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    try check((1...8).contains(kernels.count), "kernels", "are \(kernels.count)", "Give 1 to 8.")
    let sides = 1...128
    try check(
      sides.contains(image.width) && sides.contains(image.height) && image.channels == .grey
        && image.bytes.count == image.width * image.height, "image",
      "is not a grey image of 1 to 128 pixels along each side",
      "Give a small grey image with one byte per pixel.")
    for (index, kernel) in kernels.enumerated() {
      let check = check.at("kernels[\(index)]")
      try check(
        (1...7).contains(kernel.rows) && (1...7).contains(kernel.columns)
          && kernel.weights.count == kernel.rows * kernel.columns, "",
        "has \(kernel.weights.count) weights for \(kernel.rows)×\(kernel.columns) cells",
        "Give one weight per cell of a kernel of at most 7×7.")
      try check(
        kernel.rows == kernels[0].rows && kernel.columns == kernels[0].columns, "",
        "differs in size from the first kernel", "Give all filters of a layer one size.")
      try check(
        kernel.rows <= image.height && kernel.columns <= image.width, "",
        "is larger than the image", "Use a larger image.")
    }
    let maps = FeatureMapStack(image: image, kernels: kernels)
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: [maps.block]),
      words: FigureWords(alternative: maps.sentence, long: maps.shares))
  }
}

/// An image and its responses to several filters.
private struct FeatureMapStack {
  let image: Bitmap
  let kernels: [NamedKernel]

  private let roles: [ColorRole] = [
    .series1, .series2, .series3, .series4, .series5, .series6, .series7, .series8,
  ]
  private var size: String {
    "\(image.height - kernels[0].rows + 1)×\(image.width - kernels[0].columns + 1)"
  }

  /// The responses behind a ReLU, in shares of full white.
  private var maps: [CellNumbers] {
    let pixels = CellNumbers(
      rows: image.height, columns: image.width, values: image.bytes.map { Double($0) / 255 })
    return kernels.map { kernel in
      let weights = CellNumbers(
        rows: kernel.rows, columns: kernel.columns, values: kernel.weights.map(Double.init))
      let response = pixels.correlated(with: weights)
      return CellNumbers(
        rows: response.rows, columns: response.columns,
        values: response.values.map { max($0, 0) })
    }
  }

  var sentence: String {
    "\(counted(kernels.count, "filter")) \(kernels.count == 1 ? "turns" : "turn") one "
      + "\(image.height)×\(image.width) image into "
      + "\(counted(kernels.count, "feature map")) of \(size): \(kernels.map(\.name).joined(separator: ", "))."
  }

  var shares: String {
    zip(kernels, maps).map { kernel, map in
      let active = Double(map.values.count { $0 > 0 }) / Double(map.values.count)
      return
        "The filter “\(kernel.name)” answers in \(percentText(active, places: 1)) of the places."
    }.joined(separator: " ")
  }

  var block: Diagram.Block {
    let maps = maps
    let brightest = Float(maps.flatMap(\.values).filter(\.isFinite).max() ?? 1)
    let kernelSize = Size(width: Double(kernels[0].columns), height: Double(kernels[0].rows))
    let side = max(kernelSize.height, 2.6)
    let pitch = side + 0.55
    let imageSide = min(1.8 * side + 0.55, Double(kernels.count) * pitch)
    var filters = Diagram.Station(heading: "filters")
    var channels = Diagram.Station(heading: "feature\u{00A0}maps")
    var links: [Diagram.Link] = []
    for (index, (kernel, map)) in zip(kernels, maps).enumerated() {
      let top = Double(index) * pitch
      let role = roles[index]
      let grid = Diagram.Grid(
        name: kernel.name, rows: kernel.rows, columns: kernel.columns,
        values: kernel.weights.map { $0.isFinite ? Double($0) : nil },
        origin: Point(x: 0, y: top + (side - kernelSize.height) / 2),
        regions: [.tint, .outline].map {
          Diagram.Region(
            $0, role, row: 0, column: 0, rows: kernel.rows, columns: kernel.columns)
        })
      filters.grids.append(grid)
      let frame = Rectangle(
        x: 0, y: top, width: side * Double(map.columns) / Double(map.rows), height: side)
      channels.pictures.append(
        Diagram.Photo(
          Bitmap(
            width: map.columns, height: map.rows, grey: map.values.map(Float.init), from: 0,
            to: brightest),
          frame: frame, windows: [Diagram.Window(frame: frame, role: role)]))
      links.append(
        Diagram.Link(
          from: Diagram.Link.End(station: 1, frame: grid.frame),
          to: Diagram.Link.End(station: 2, frame: frame), look: .arrow, role: role))
    }
    let imageFrame = Rectangle(
      x: 0, y: 0, width: imageSide * Double(image.width) / Double(image.height),
      height: imageSide)
    links += filters.grids.enumerated().map { index, grid in
      Diagram.Link(
        from: Diagram.Link.End(station: 0, frame: imageFrame),
        to: Diagram.Link.End(station: 1, frame: grid.frame), look: .line, role: .muted)
    }
    let depth = Diagram.Cards.offset * Double(kernels.count - 1)
    let output = Diagram.Station(
      heading: "output", note: "\(size)×\(kernels.count)", joint: .arrow(label: ""),
      cards: [
        Diagram.Cards(
          frame: Rectangle(x: 0, y: depth, width: side, height: side),
          roles: Array(roles.prefix(kernels.count)))
      ])
    return Diagram.Block(
      stations: [
        Diagram.Station(
          heading: "input", note: "\(image.height)×\(image.width)×1",
          pictures: [Diagram.Photo(image, frame: imageFrame)]),
        filters, channels, output,
      ],
      links: links)
  }
}
