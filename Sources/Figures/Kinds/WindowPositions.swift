extension Figure {
  /// Every position of a window over an image, each in the place of the output that it fills.
  public static func windowPositions(
    id: String, title: String, imageSize: Int, kernelSize: Int, stride: Int = 1,
    subtitle: String = "", caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    try check((1...12).contains(imageSize), "imageSize", "is \(imageSize)", "Use 1 to 12 cells.")
    try check(
      (1...imageSize).contains(kernelSize), "kernelSize",
      "is \(kernelSize) and the image has \(imageSize) cells", "Use a kernel that fits.")
    try check((1...imageSize).contains(stride), "stride", "is \(stride)", "Use 1 to \(imageSize).")
    let positions = WindowPositions(image: imageSize, kernel: kernelSize, stride: stride)
    try check(
      positions.side <= 5, "imageSize", "leaves \(positions.side)×\(positions.side) positions",
      "Use a smaller image or a larger stride, so that there are at most 5×5.")
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: [positions.block]),
      words: FigureWords(alternative: positions.sentence, long: positions.places))
  }
}

/// The places where a square window fits into a square image.
private struct WindowPositions {
  let image: Int
  let kernel: Int
  let stride: Int

  /// How many positions there are along one side.
  var side: Int { (image - kernel) / stride + 1 }

  var sentence: String {
    let left = image - kernel - (side - 1) * stride
    let unused =
      left > 0
      ? "; the last \(left == 1 ? "row and column are" : "\(left) rows and columns are") never reached"
      : ""
    return "A \(kernel)×\(kernel) window fits into a \(image)×\(image) grid at "
      + "\(side == 1 ? "1 position" : "\(side)×\(side) positions") with stride \(stride)\(unused), so the output is "
      + "\(side)×\(side)."
  }

  var places: String {
    (0..<side * side).map { index in
      "Position \(index + 1) begins in row \(index / side * stride + 1), column "
        + "\(index % side * stride + 1)."
    }.joined(separator: " ")
  }

  var block: Diagram.Block {
    let pitch = Double(image) + 0.8
    let grids = (0..<side * side).map { index -> Diagram.Grid in
      let (row, column) = (index / side, index % side)
      var values = [Double?](repeating: nil, count: image * image)
      let middle = kernel / 2
      values[(row * stride + middle) * image + column * stride + middle] = Double(index + 1)
      return Diagram.Grid(
        name: "position \(index + 1)", rows: image, columns: image, values: values,
        origin: Point(x: Double(column) * pitch, y: Double(row) * pitch),
        regions: [.tint, .outline].map {
          Diagram.Region(
            $0, .accent, row: row * stride, column: column * stride, rows: kernel,
            columns: kernel)
        })
    }
    let output = Diagram.Grid(
      name: "output", rows: side, columns: side,
      values: (0..<side * side).map { Double($0 + 1) },
      regions: [
        Diagram.Region(.tint, .accent, row: 0, column: 0, rows: side, columns: side)
      ])
    return Diagram.Block(stations: [
      Diagram.Station(
        heading: "\(counted(side * side, "position")) in the \(image)×\(image) input", grids: grids),
      Diagram.Station(
        heading: "output \(side)×\(side)", joint: .arrow(label: ""), grids: [output]),
    ])
  }
}
