/// A kernel that slides over an image, without being flipped.
public struct SlidingKernel: Equatable, Sendable {
  /// Rows of numbers, all of one length.
  public var image: [[Double]]
  public var kernel: [[Double]]
  /// How many cells the window moves on.
  public var stride: Int
  /// How many rows and columns of zeros stand on each side.
  public var padding: Int

  public init(image: [[Double]], kernel: [[Double]], stride: Int = 1, padding: Int = 0) {
    self.image = image
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
  }

  /// A place of the window, named by the output that it gives.
  public struct Position: Equatable, Sendable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }
}

/// A sliding kernel whose numbers fit together, with every output computed.
struct SlidKernel {
  let image: CellNumbers
  let padded: CellNumbers
  let kernel: CellNumbers
  let output: CellNumbers
  let stride: Int
  let rim: CellRim

  init(_ sliding: SlidingKernel, _ check: FieldCheck) throws(FigureError) {
    image = try CellNumbers(sliding.image, check.at("image"))
    kernel = try CellNumbers(sliding.kernel, check.at("kernel"))
    stride = sliding.stride
    let limit = CellNumbers.largestSide
    try check((1...limit).contains(stride), "stride", "is \(stride)", "Use 1 to \(limit) cells.")
    try check(
      (0...8).contains(sliding.padding), "padding", "is \(sliding.padding)", "Use 0 to 8 cells.")
    rim = CellRim(sliding.padding)
    padded = image.padded(by: rim)
    try check(
      kernel.rows <= padded.rows && kernel.columns <= padded.columns, "kernel",
      "is \(kernel.sizeText) and the image with its padding only \(padded.sizeText)",
      "Use a kernel that fits, or more padding.")
    output = padded.correlated(with: kernel, stride: stride)
  }

  func checkPosition(
    _ position: SlidingKernel.Position, _ check: FieldCheck
  ) throws(FigureError) {
    try check(
      (0..<output.rows).contains(position.row) && (0..<output.columns).contains(position.column),
      "", "is row \(position.row), column \(position.column) of \(output.sizeText) outputs",
      "Count from 0 and stay within the output.")
  }

  func window(at position: SlidingKernel.Position) -> CellNumbers {
    padded.window(
      row: position.row * stride, column: position.column * stride, rows: kernel.rows,
      columns: kernel.columns)
  }

  /// The window's cells in the padded image.
  func region(
    at position: SlidingKernel.Position, _ look: Diagram.Region.Look, _ role: ColorRole
  ) -> Diagram.Region {
    Diagram.Region(
      look, role, row: position.row * stride, column: position.column * stride,
      rows: kernel.rows, columns: kernel.columns)
  }

  /// The padded image with its rim marked.
  func imageGrid(_ regions: [Diagram.Region]) -> Diagram.Grid {
    padded.grid(
      rim == CellRim(0) ? "input" : "input with padding",
      regions: rim.regions(rows: padded.rows, columns: padded.columns) + regions)
  }

  /// Where the window lies, as a sentence says it.
  func placeName(_ position: SlidingKernel.Position) -> String {
    func side(_ index: Int, _ count: Int, _ first: String, _ last: String) -> String? {
      guard count > 1 else { return nil }
      return index == 0 ? first : index == count - 1 ? last : nil
    }
    if let row = side(position.row, output.rows, "upper", "lower"),
      let column = side(position.column, output.columns, "left", "right")
    {
      return "at the \(row) \(column)"
    }
    return "from row \(position.row * stride + 1), column \(position.column * stride + 1)"
  }
}
