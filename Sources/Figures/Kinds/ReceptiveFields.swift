/// A layer as receptive fields see it.
public struct WindowLayer: Equatable, Sendable {
  public var name: String
  /// The side of the window.
  public var size: Int
  public var stride: Int
  /// The distance of neighbouring kernel cells; 1 is dense.
  public var dilation: Int
  /// Pooling windows have no kernel to show.
  public var isPooling: Bool

  public init(
    _ name: String, size: Int, stride: Int = 1, dilation: Int = 1, isPooling: Bool = false
  ) {
    self.name = name
    self.size = size
    self.stride = stride
    self.dilation = dilation
    self.isPooling = isPooling
  }

  /// How many cells the window spans.
  var reach: Int { dilation &* (size &- 1) &+ 1 }

  func outputSize(of input: Int) -> Int { input < reach ? 0 : (input - reach) / stride + 1 }

  func validate(_ check: FieldCheck) throws(FigureError) {
    for (name, value) in [("size", size), ("stride", stride), ("dilation", dilation)] {
      try check((1...64).contains(value), name, "is \(value)", "Use 1 to 64.")
    }
  }
}

/// How much of the input one output of a stack of layers sees.
///
/// Source: Dumoulin & Visin 2016; Araujo, Norris & Sim 2019, "Computing Receptive Fields of
/// Convolutional Neural Networks", §2.
public struct FieldSizes: Equatable, Sendable {
  /// The side of the field after 0, 1, 2 … layers, in input cells.
  public let fields: [Int]
  /// The distance of neighbouring outputs after as many layers, in input cells.
  public let jumps: [Int]

  public init(_ layers: [WindowLayer]) {
    var (fields, jumps) = ([1], [1])
    for layer in layers {
      let (field, jump) = (fields[fields.count - 1], jumps[jumps.count - 1])
      // Wrapping keeps absurd layers from trapping; figures refuse them before they are drawn.
      fields.append(field &+ (layer.reach &- 1) &* jump)
      jumps.append(jump &* layer.stride)
    }
    (self.fields, self.jumps) = (fields, jumps)
  }

  public var field: Int { fields[fields.count - 1] }
}

extension Figure {
  /// What the first output of a second layer sees of the input, for one or more first layers.
  ///
  /// The window of the first layer is blue, the receptive field and the second layer are green.
  public static func receptiveFields(
    id: String, title: String, inputSize: Int = 8, first options: [WindowLayer],
    second: WindowLayer = WindowLayer("3×3 kernel", size: 3), subtitle: String = "",
    caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    try check((1...24).contains(inputSize), "inputSize", "is \(inputSize)", "Use 1 to 24 cells.")
    try check((1...6).contains(options.count), "first", "are \(options.count)", "Give 1 to 6.")
    try second.validate(check.at("second"))
    var fields: [TwoLayerField] = []
    for (index, option) in options.enumerated() {
      let check = check.at("first[\(index)]")
      try option.validate(check)
      let field = TwoLayerField(input: inputSize, first: option, second: second)
      try check(
        field.outputSize > 0, "",
        "leaves \(field.betweenSize) of \(inputSize) cells for a window of \(second.reach)",
        "Use a larger input or smaller windows.")
      fields.append(field)
    }
    return try diagram(
      id: id, title: title, subtitle: subtitle, caption: caption, dataOrigin: dataOrigin,
      Diagram(blocks: fields.map { $0.block(isTitled: fields.count > 1) }),
      words: FigureWords(
        alternative: fields.map(\.sentence).joined(separator: " "),
        long: fields.map(\.sizes).joined(separator: " ")))
  }
}

/// Two layers over a square input, and what the first output sees.
private struct TwoLayerField {
  let input: Int
  let first: WindowLayer
  let second: WindowLayer

  var betweenSize: Int { first.outputSize(of: input) }
  var outputSize: Int { second.outputSize(of: betweenSize) }
  private var field: Int { FieldSizes([first, second]).field }

  private let near = ColorRole.series1
  private let far = ColorRole.series3

  init(input: Int, first: WindowLayer, second: WindowLayer) {
    (self.input, self.first, self.second) = (input, first, second)
  }

  var sentence: String {
    "\(first.name), then \(second.name): one output sees \(field)×\(field) cells of the "
      + "input."
  }

  var sizes: String {
    "\(first.name): input \(input)×\(input), output 1 \(betweenSize)×\(betweenSize), output 2 "
      + "\(outputSize)×\(outputSize), receptive field \(field)×\(field)."
  }

  func block(isTitled: Bool) -> Diagram.Block {
    let source = grid(
      "input", input, square(field, far) + footprint(first, near) + outline(first.reach, near))
    let between = grid(
      "output 1", betweenSize,
      footprint(second, far) + outline(second.reach, far) + square(1, near))
    let target = grid("output 2", outputSize, square(1, far))
    var stations = [station(source)]
    var links: [Diagram.Link] = []
    func lead(_ frame: Rectangle, to grid: Diagram.Grid, _ reached: Rectangle, _ role: ColorRole) {
      let from = Diagram.Link.End(station: stations.count - 1, frame: frame)
      stations.append(station(grid))
      let to = Diagram.Link.End(station: stations.count - 1, frame: reached)
      links.append(Diagram.Link(from: from, to: to, look: .beam, role: role))
    }
    var seen = source.frame(row: 0, column: 0, rows: first.reach, columns: first.reach)
    if !first.isPooling {
      let kernel = grid("kernel 1", first.size, square(first.size, near))
      lead(seen, to: kernel, kernel.frame, near)
      seen = kernel.frame
    }
    lead(seen, to: between, between.frame(row: 0, column: 0), near)
    seen = between.frame(row: 0, column: 0, rows: second.reach, columns: second.reach)
    if !second.isPooling {
      let kernel = grid("kernel 2", second.size, square(second.size, far))
      lead(seen, to: kernel, kernel.frame, far)
      seen = kernel.frame
    }
    lead(seen, to: target, target.frame(row: 0, column: 0), far)
    return Diagram.Block(
      title: isTitled ? first.name : "", stations: stations, links: links, alignment: .top,
      note: "Green in the input: a receptive field of \(field)×\(field) cells")
  }

  private func station(_ grid: Diagram.Grid) -> Diagram.Station {
    let name = grid.name.split(separator: " ").joined(separator: "\u{00A0}")
    return Diagram.Station(heading: "\(name) \(grid.rows)×\(grid.columns)", grids: [grid])
  }

  private func grid(_ name: String, _ side: Int, _ regions: [Diagram.Region]) -> Diagram.Grid {
    Diagram.Grid(name: name, rows: side, columns: side, regions: regions)
  }

  private func outline(_ side: Int, _ role: ColorRole) -> [Diagram.Region] {
    [Diagram.Region(.outline, role, row: 0, column: 0, rows: side, columns: side)]
  }

  /// A tinted and framed square at the upper left.
  private func square(_ side: Int, _ role: ColorRole) -> [Diagram.Region] {
    [Diagram.Region(.tint, role, row: 0, column: 0, rows: side, columns: side)]
      + outline(side, role)
  }

  /// The cells that a window touches; with dilation they do not touch each other.
  private func footprint(_ layer: WindowLayer, _ role: ColorRole) -> [Diagram.Region] {
    if layer.dilation == 1 {
      return [
        Diagram.Region(.tint, role, row: 0, column: 0, rows: layer.size, columns: layer.size)
      ]
    }
    return (0..<layer.size * layer.size).map { index in
      Diagram.Region(
        .tint, role, row: index / layer.size * layer.dilation,
        column: index % layer.size * layer.dilation)
    }
  }
}
