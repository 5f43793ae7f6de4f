import Mathematics
import Networks
import Tensors
import Testing

/// Images side by side compute what they compute one after the other.
struct InterleavedTests {
  /// How far gradients may be apart that were added up in another order, of the largest: twice what
  /// the reference values allow each.
  static let tolerance: Float = 4e-6

  static let networks = [
    BlockNetwork("pooling before ReLU", input: [1, 14, 13]) {
      Conv2d(filters: 9, size: 5)
      MaxPool2d(size: 2)
      ReLU()
      Conv2d(filters: 4, size: 2, bias: false)
      Flatten()
      Linear(3)
    },
    BlockNetwork("ReLU before pooling", input: [2, 13, 15]) {
      Conv2d(filters: 5, size: 3, padding: 1)
      ReLU()
      MaxPool2d(size: 2)
      Conv2d(filters: 11, size: Extent(rows: 3, columns: 1), padding: .same)
      ReLU()
      Flatten()
      Linear(4)
    },
    BlockNetwork("tiles", input: [16, 11, 10]) {
      Conv2d(filters: 64, size: 3, padding: 2)
      MaxPool2d(size: 2)
      Conv2d(filters: 21, size: 3)
      Conv2d(filters: 49, size: 3, padding: 1)
      ReLU()
    },
    BlockNetwork("uneven padding", input: [3, 9, 8]) {
      Conv2d(filters: 7, size: 4, padding: .same)
      Conv2d(filters: 6, size: 3, padding: .sides(top: 2, bottom: 0, left: 1, right: 2))
      AdaptiveAvgPool2d(1)
    },
    BlockNetwork("a frozen first layer", input: [1, 12, 12], frozenLayers: 3) {
      Conv2d(filters: 8, size: 3)
      MaxPool2d(size: 2)
      ReLU()
      Conv2d(filters: 6, size: 3, padding: 1)
      ReLU()
      Flatten()
      Linear(3)
    },
  ]

  @Test(arguments: networks, [1, 7, 16])
  func `every image's output has the bits that it has in a row of images`(
    example: BlockNetwork, images: Int
  ) throws {
    let found = try example.run(images: images, interleaved: true)
    let expected = try example.run(images: images, interleaved: false)
    #expect(found.output == expected.output)
    #expect(Set(found.output).count > 1)
  }

  @Test(arguments: networks, [1, 7, 16])
  func `weights get the gradients that they get from one image after the other`(
    example: BlockNetwork, images: Int
  ) throws {
    let found = try example.run(images: images, interleaved: true).gradients
    let expected = try example.run(images: images, interleaved: false).gradients
    let largest = expected.reduce(0) { max($0, abs($1)) }
    #expect(found.count == expected.count && largest > 0)
    for (x, y) in zip(found, expected) { #expect(abs(x - y) <= Self.tolerance * largest) }
  }

  @Test(arguments: networks)
  func `every instruction set gives the same bits`(example: BlockNetwork) throws {
    let expected = try example.run(images: 16, interleaved: true)
    for path in VectorPath.supported {
      var found: BlockNetwork.Result?
      try path.whileUsed { found = try example.run(images: 16, interleaved: true) }
      #expect(found == expected, "\(path)")
    }
  }

  @Test(arguments: ["am3", "bm1", "dm3"])
  func `lecture networks of small maps run side by side`(id: String) throws {
    let network = try zooNetwork(id)
    #expect(InterleavedBlocks(network, batchSize: 32) != nil)
    #expect(InterleavedBlocks(network, batchSize: 31) == nil)
  }

  @Test(arguments: ["am1", "am2", "cm1", "dm4"])
  func `networks without convolutions, with one, or with large maps do not`(id: String) throws {
    #expect(InterleavedBlocks(try zooNetwork(id), batchSize: 64) == nil)
  }

  @Test func `a network that normalises batches runs one image after the other`() throws {
    let network = try Sequential(
      input: [1, 12, 12],
      layers: [Conv2d(filters: 4, size: 3), Conv2d(filters: 4, size: 3), BatchNorm2d()])
    #expect(InterleavedBlocks(network, batchSize: 64) == nil)
  }

  private func zooNetwork(_ id: String) throws -> Sequential {
    var random = SeededRandom(seed: 1)
    return try Zoo.model(id).network(using: &random)
  }
}

/// A network whose first layers can run for images side by side.
struct BlockNetwork: CustomTestStringConvertible, Sendable {
  struct Result: Equatable {
    var output: [Float]
    var gradients: [Float]
  }

  let name: String
  let input: Shape
  let frozenLayers: Int
  let layers: [any Layer]

  init(
    _ name: String, input: Shape, frozenLayers: Int = 0,
    @LayerBuilder layers: () -> [any Layer]
  ) {
    self.name = name
    self.input = input
    self.frozenLayers = frozenLayers
    self.layers = layers()
  }

  var testDescription: String { name }

  /// Random images forward and random gradients backward; the pass has seen other images before.
  func run(images: Int, interleaved: Bool) throws -> Result {
    var network = try Sequential(input: input, layers: layers)
    var random = SeededRandom(seed: 6)
    network.initialize(for: input, using: &random)
    if frozenLayers > 0 { network.freeze(0..<frozenLayers) }
    let blocks = try #require(InterleavedBlocks(network, batchSize: 32))
    let plan = NetworkPlan(
      network, threads: 1, forTraining: true, blocks: interleaved ? blocks : nil,
      imagesPerGroup: 16)
    plan.update(from: network)
    let offsets = network.gradientOffsets()
    let gradients = Buffer(count: offsets.count)
    plan.collectGradients(ofThread: 0, in: gradients)
    let pass = plan.passes[0]
    func step(images: Int, seed: UInt64) -> Result {
      gradients.clear()
      _ = pass.input.values.update(
        fromContentsOf: randomNumbers(images * pass.inputCount, seed: seed))
      network.forward(images: images, in: pass)
      let output = Array(pass.output.values.prefix(images * pass.outputCount))
      _ = pass.outputGradient?.values.update(
        fromContentsOf: randomNumbers(images * pass.outputCount, seed: seed + 10))
      network.backward(images: images, in: pass)
      return Result(output: output, gradients: Array(gradients.values))
    }
    _ = step(images: 16, seed: 1)
    return step(images: images, seed: 2)
  }
}
