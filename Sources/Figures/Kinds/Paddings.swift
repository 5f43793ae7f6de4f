/// How many rows and columns of zeros a convolution adds around its image.
public enum ConvolutionPadding: Equatable, Sendable {
  /// None.
  case valid
  /// So many that the output is as large as the input.
  case same
  /// So many that every window with at least one pixel of the image counts.
  case full
  /// This many rows above and below, and columns left and right.
  case custom(rows: Int, columns: Int)

  var name: String {
    switch self {
    case .valid: "valid"
    case .same: "same"
    case .full: "full"
    case .custom: "arbitrary"
    }
  }

  /// The zeros on each side for a kernel; an even kernel's odd row goes below, as in PyTorch.
  ///
  /// Source: Dumoulin & Visin 2016, §2.
  func rim(for kernel: CellNumbers) -> CellRim {
    let (rows, columns) = (kernel.rows - 1, kernel.columns - 1)
    return switch self {
    case .valid: CellRim(0)
    case .same:
      CellRim(
        top: rows / 2, left: columns / 2, bottom: rows - rows / 2,
        right: columns - columns / 2)
    case .full: CellRim(top: rows, left: columns, bottom: rows, right: columns)
    case .custom(let rows, let columns):
      CellRim(top: rows, left: columns, bottom: rows, right: columns)
    }
  }
}

extension Figure {
  /// What kinds of padding do to the size of an output, side by side.
  ///
  /// Above the padded image with the kernel's first window, below the output that it gives.
  public static func paddings(
    id: String, title: String, image: [[Double]], kernel: [[Double]],
    paddings: [ConvolutionPadding] = [.valid, .same, .full], subtitle: String = "",
    caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    let image = try CellNumbers(image, check.at("image"))
    let kernel = try CellNumbers(kernel, check.at("kernel"))
    try check((1...8).contains(paddings.count), "paddings", "are \(paddings.count)", "Give 1 to 8.")
    var padded: [PaddedImage] = []
    for (index, padding) in paddings.enumerated() {
      let check = check.at("paddings[\(index)]")
      if case .custom(let rows, let columns) = padding {
        try check(
          (0...8).contains(rows) && (0...8).contains(columns), "",
          "adds \(rows) rows and \(columns) columns", "Use 0 to 8.")
      }
      let found = PaddedImage(padding: padding, image: image, kernel: kernel)
      try check(
        kernel.rows <= found.padded.rows && kernel.columns <= found.padded.columns, "",
        "leaves an image of \(found.padded.sizeText) under a kernel of \(kernel.sizeText)",
        "Use a smaller kernel or more padding.")
      padded.append(found)
    }
    let rims = padded.map(\.rim)
    let above = rims.map(\.top).max() ?? 0
    let below = rims.map(\.bottom).max() ?? 0
    let tallest = padded.map(\.output.rows).max() ?? 0
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(
        blocks: [
          Diagram.Block(
            stations: padded.map {
              $0.station(above: above, below: below, tallestOutput: tallest)
            }, alignment: .top)
        ]),
      words: FigureWords(
        alternative: "A \(kernel.sizeText) kernel over a \(image.sizeText) image gives "
          + enumeration(
            padded.map { "\($0.output.sizeText) outputs with \($0.padding.name) padding" }) + "."))
  }
}

/// An image with one kind of padding and what the kernel makes of it.
private struct PaddedImage {
  let padding: ConvolutionPadding
  let image: CellNumbers
  let kernel: CellNumbers

  var rim: CellRim { padding.rim(for: kernel) }
  var padded: CellNumbers { image.padded(by: rim) }
  var output: CellNumbers { padded.correlated(with: kernel) }

  /// Images of all stations stand level, and so do their outputs.
  func station(above: Int, below: Int, tallestOutput: Int) -> Diagram.Station {
    let top = Double(above - rim.top)
    let padded = padded
    let width = Double(max(padded.columns, output.columns))
    func centred(_ numbers: CellNumbers, _ y: Double) -> Point {
      Point(x: (width - Double(numbers.columns)) / 2, y: y)
    }
    let window = [Diagram.Region.Look.tint, .outline].map {
      Diagram.Region($0, .accent, row: 0, column: 0, rows: kernel.rows, columns: kernel.columns)
    }
    let source = padded.grid(
      "\(padding.name): input with padding", at: centred(padded, top),
      regions: rim.regions(rows: padded.rows, columns: padded.columns) + window)
    let floor = Double(above + image.rows + below)
    let outputTop = floor + 1.5 + Double(tallestOutput - output.rows) / 2
    let result = output.grid(
      "\(padding.name): output", at: centred(output, outputTop),
      regions: [.tint, .outline].map { Diagram.Region($0, .accent, row: 0, column: 0) })
    let middle = width / 2
    let arrow = Diagram.Line(
      [
        Point(x: middle, y: source.frame.maxY + 0.25), Point(x: middle, y: outputTop - 0.25),
      ], isArrow: true)
    return Diagram.Station(
      heading: padding.name + amount, note: "\(image.sizeText) → \(output.sizeText)",
      grids: [source, result], lines: [arrow])
  }

  /// How many zeros stand where, such as “: 1 on each side”.
  private var amount: String {
    let rim = rim
    let sides = [
      (rim.top, "above"), (rim.bottom, "below"), (rim.left, "left"), (rim.right, "right"),
    ]
    if sides.allSatisfy({ $0.0 == rim.top }) {
      return rim.top == 0 ? ": none" : ": \(rim.top) on each side"
    }
    let used = sides.filter { $0.0 > 0 }
    guard let first = used.first, used.allSatisfy({ $0.0 == first.0 }) else {
      return ": " + used.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
    return ": \(first.0) " + used.map(\.1).joined(separator: " and ")
  }
}
