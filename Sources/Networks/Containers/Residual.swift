public import Mathematics
public import Tensors

/// Two ways from one input whose outputs are added: y = after(body(x) + shortcut(x)).
///
/// An empty shortcut hands the input on as it is.
///
/// Source: He et al. 2016, §3.2.
public struct Residual: Layer {
  public static let kind = "Residual"

  /// What summaries call the block, such as `BasicBlock`.
  public let className: String
  public let name: String?
  public internal(set) var body: Sequential
  public internal(set) var shortcut: Sequential
  public internal(set) var after: Sequential

  public init(
    _ className: String = Residual.kind, name: String? = nil, body: [any Layer],
    shortcut: [any Layer] = [], after: [any Layer] = []
  ) {
    self.className = className
    self.name = name
    self.body = Sequential("body", layers: body)
    self.shortcut = Sequential("shortcut", layers: shortcut)
    self.after = Sequential("after", layers: after)
  }

  public init(
    _ className: String = Residual.kind, name: String? = nil,
    @LayerBuilder body: () -> [any Layer],
    @LayerBuilder shortcut: () -> [any Layer] = { [] },
    @LayerBuilder after: () -> [any Layer] = { [] }
  ) {
    self.init(className, name: name, body: body(), shortcut: shortcut(), after: after())
  }

  public var description: String {
    "\(className)(\(body.layers.count) layer\(body.layers.count == 1 ? "" : "s"))"
  }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    let sum = try sumShape(for: input)
    return try named("after") { () throws(ShapeError) in try after.outputShape(for: sum) }
  }

  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {
    var bodyRandom = random.split("body")
    body.initialize(for: input, using: &bodyRandom)
    var shortcutRandom = random.split("shortcut")
    shortcut.initialize(for: input, using: &shortcutRandom)
    guard let sum = try? sumShape(for: input) else { return }
    var afterRandom = random.split("after")
    after.initialize(for: sum, using: &afterRandom)
  }

  public mutating func forEachParameter(
    _ visit: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    try body.forEachParameter { try visit("body.\($0)", &$1) }
    try shortcut.forEachParameter { try visit("shortcut.\($0)", &$1) }
    try after.forEachParameter { try visit("after.\($0)", &$1) }
  }

  public mutating func updateParameters(_ visit: (inout Parameter) -> Void) {
    body.updateParameters(visit)
    shortcut.updateParameters(visit)
    after.updateParameters(visit)
  }

  public mutating func forEachStatistic(
    _ visit: (_ name: String, inout Tensor) throws -> Void
  ) rethrows {
    try body.forEachStatistic { try visit("body.\($0)", &$1) }
    try shortcut.forEachStatistic { try visit("shortcut.\($0)", &$1) }
    try after.forEachStatistic { try visit("after.\($0)", &$1) }
  }

  public func checkTraining(images: Int, input: Shape) throws(ShapeError) {
    let sum = try sumShape(for: input)
    try named("body") { () throws(ShapeError) in
      try body.checkTraining(images: images, input: input)
    }
    try named("shortcut") { () throws(ShapeError) in
      try shortcut.checkTraining(images: images, input: input)
    }
    try named("after") { () throws(ShapeError) in
      try after.checkTraining(images: images, input: sum)
    }
  }

  /// The shape that both ways must end in.
  func sumShape(for input: Shape) throws(ShapeError) -> Shape {
    let main = try named("body") { () throws(ShapeError) in try body.outputShape(for: input) }
    let side = try named("shortcut") { () throws(ShapeError) in
      try shortcut.outputShape(for: input)
    }
    guard main == side else {
      throw ShapeError(
        layer: description, expected: "\(main) from the shortcut as from the body", found: side,
        hint: "Give the shortcut a 1×1 convolution with the body's filters and stride.")
    }
    return main
  }

  private func named<Result>(
    _ part: String, _ work: () throws(ShapeError) -> Result
  ) throws(ShapeError) -> Result {
    do {
      return try work()
    } catch {
      throw error.inPart(part)
    }
  }
}

extension Residual: LayerContainer {
  /// Body, shortcut and after; ways without layers are left out, but for the body.
  public var parts: [LayerPart] {
    [LayerPart(name: "body", layer: body)]
      + [shortcut, after].filter { !$0.layers.isEmpty }
      .map { LayerPart(name: $0.name ?? "", layer: $0) }
  }

  public func partInputs(from input: Shape) throws(ShapeError) -> [Shape] {
    let sum = try sumShape(for: input)
    return parts.map { $0.name == "after" ? sum : input }
  }

  public mutating func replacePart(_ index: Int, with layer: any Layer) {
    let name = parts[index].name
    let layers = (layer as? Sequential)?.layers ?? [layer]
    switch name {
    case "body": body = Sequential(name, layers: layers)
    case "shortcut": shortcut = Sequential(name, layers: layers)
    default: after = Sequential(name, layers: layers)
    }
  }
}
