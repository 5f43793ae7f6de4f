import Mathematics
import Networks
import Tensors
import Testing

struct SequentialTests {
  @Test(arguments: [true, false])
  func `the diagram may branch and repeat`(pooling: Bool) throws {
    var random = SeededRandom(seed: 1)
    let network = try Sequential(input: [3, 32, 32], using: &random) {
      for filters in [16, 32] {
        Conv2d(filters: filters, size: 3, padding: .same)
        ReLU()
        if pooling { MaxPool2d(size: 2) }
      }
      Flatten()
      if pooling {
        Linear(20)
      } else {
        Linear(10)
      }
    }
    #expect(network.layers.count == (pooling ? 8 : 6))
    #expect(network.finalShape == [pooling ? 20 : 10])
  }

  @Test func `an error names the layer's position`() {
    var random = SeededRandom(seed: 1)
    let error = #expect(throws: ShapeError.self) {
      try Sequential(input: [1, 6, 6], using: &random) {
        MaxPool2d(size: 2)
        Conv2d(filters: 4, size: 5)
      }
    }
    #expect(
      error?.description
        == "layer 1 Conv2d(4, size: 5): expected at least 5×5 pixels with padding, found 1×3×3. "
        + "Use a smaller filter, more padding or less pooling before it.")
  }

  @Test func `parameters are named after their layer's position`() throws {
    var random = SeededRandom(seed: 1)
    let network = try Zoo.bm1(using: &random)
    #expect(
      network.parameters.map(\.name) == [
        "0.weight", "0.bias", "2.weight", "2.bias", "5.weight", "5.bias", "7.weight", "7.bias",
        "11.weight", "11.bias", "13.weight", "13.bias",
      ])
  }

  @Test func `another last layer leaves the first weights as they are`() throws {
    func firstWeights(classes: Int) throws -> [Float]? {
      var random = SeededRandom(seed: 1)
      let network = try Sequential(input: [1, 6, 6], using: &random) {
        Conv2d(filters: 4, size: 3)
        Flatten()
        Linear(classes)
      }
      return network.parameters.first?.parameter.value.values
    }
    #expect(try firstWeights(classes: 2) == firstWeights(classes: 9))
  }

  @Test func `a network inside a network computes the same`() throws {
    var random = SeededRandom(seed: 1)
    let flat = try Sequential(input: [1, 6, 6], using: &random) {
      Conv2d(filters: 4, size: 3)
      ReLU()
      Flatten()
      Linear(3)
    }
    let features = try Sequential(input: [1, 6, 6], layers: Array(flat.layers[..<2]))
    let nested = try Sequential(
      input: [1, 6, 6], layers: [features] + Array(flat.layers[2...]))
    let image = randomNumbers(36, seed: 2)
    #expect(nested.outputs(for: image) == flat.outputs(for: image))
    #expect(nested.parameters.map(\.name) == ["0.0.weight", "0.0.bias", "2.weight", "2.bias"])
  }

  @Test func `an image's scores are the same alone and among sixty-four`() throws {
    var random = SeededRandom(seed: 1)
    let network = try Zoo.bm1(using: &random)
    let images = randomNumbers(64 * 784, seed: 2)
    let together = network.outputs(for: images)
    for index in [0, 1, 37, 63] {
      let alone = network.outputs(for: Array(images[index * 784..<(index + 1) * 784]))
      #expect(alone == [together[index]])
    }
  }
}
