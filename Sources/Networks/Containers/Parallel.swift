public import Mathematics
public import Tensors

/// Several ways from one input whose maps are laid side by side: N branches of Cᵢ×H×W give ΣCᵢ×H×W.
///
/// Source: Szegedy et al. 2015, §4 (Inception); Iandola et al. 2016, §3.2 (Fire).
public struct Parallel: Layer {
  public static let kind = "Parallel"

  /// What summaries call the block, such as `Inception`.
  public let className: String
  public let name: String?
  public internal(set) var branches: [Sequential]

  /// A block of branches, each a `Sequential` or a single layer; a branch without layers hands its
  /// input on.
  public init(
    _ className: String = Parallel.kind, name: String? = nil,
    @LayerBuilder branches: () -> [any Layer]
  ) {
    self.init(
      className, name: name,
      branches: branches().map { ($0 as? Sequential) ?? Sequential(layers: [$0]) })
  }

  public init(_ className: String = Parallel.kind, name: String? = nil, branches: [Sequential]) {
    precondition(!branches.isEmpty, "a parallel block needs branches")
    self.className = className
    self.name = name
    self.branches = branches
  }

  public var description: String { "\(className)(\(branches.count) branches)" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    let shapes = try branchShapes(for: input)
    for (index, shape) in shapes.enumerated()
    where shape.axes.dropFirst() != shapes[0].axes.dropFirst() {
      throw ShapeError(
        layer: description,
        expected: "maps from branch \(partName(index)) as large as the first's, \(shapes[0])",
        found: shape, hint: "Give the branches the same strides, and padding that keeps the size.")
    }
    return Shape([shapes.reduce(0) { $0 + $1[0] }] + shapes[0].axes.dropFirst())
  }

  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {
    for index in branches.indices {
      var stream = random.split("branch \(index)")
      branches[index].initialize(for: input, using: &stream)
    }
  }

  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    for index in branches.indices {
      let part = partName(index)
      try branches[index].forEachParameter { try body("\(part).\($0)", &$1) }
    }
  }

  public mutating func updateParameters(_ body: (inout Parameter) -> Void) {
    for index in branches.indices { branches[index].updateParameters(body) }
  }

  public mutating func forEachStatistic(
    _ body: (_ name: String, inout Tensor) throws -> Void
  ) rethrows {
    for index in branches.indices {
      let part = partName(index)
      try branches[index].forEachStatistic { try body("\(part).\($0)", &$1) }
    }
  }

  public func checkTraining(images: Int, input: Shape) throws(ShapeError) {
    for index in branches.indices {
      do {
        try branches[index].checkTraining(images: images, input: input)
      } catch {
        throw error.inPart(partName(index))
      }
    }
  }

  func partName(_ index: Int) -> String { branches[index].name ?? "\(index)" }

  func branchShapes(for input: Shape) throws(ShapeError) -> [Shape] {
    var shapes: [Shape] = []
    for (index, branch) in branches.enumerated() {
      do {
        shapes.append(try branch.outputShape(for: input))
      } catch {
        throw error.inPart(partName(index))
      }
    }
    return shapes
  }
}

extension Parallel: LayerContainer {
  public var parts: [LayerPart] {
    branches.indices.map { LayerPart(name: partName($0), layer: branches[$0]) }
  }

  public func partInputs(from input: Shape) throws(ShapeError) -> [Shape] {
    branches.map { _ in input }
  }

  public mutating func replacePart(_ index: Int, with layer: any Layer) {
    branches[index] = (layer as? Sequential) ?? Sequential(branches[index].name, layers: [layer])
  }
}
