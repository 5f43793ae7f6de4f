import Mathematics
import Networks
import Tensors
import Testing

/// Layers by path: reading, replacing, freezing, watching.
struct ProbeTests {
  private func network() throws -> Sequential {
    var random = SeededRandom(seed: 1)
    return try Sequential(input: [1, 6, 6], using: &random) {
      Sequential("features") {
        Conv2d(filters: 2, size: 3)
        ReLU()
      }
      Flatten()
      Linear(3)
    }
  }

  @Test func `names and positions lead to the same layer`() throws {
    let network = try network()
    #expect(try network.layer(at: "features.0") is Conv2d)
    #expect(try network.layer(at: "0.0") is Conv2d)
    #expect(try network.layer(at: [0, 1]) is ReLU)
    #expect(try network.resolved("0.1") == "features.1")
    #expect(network[2] is Linear)
  }

  @Test func `a missing layer is named with what is there instead`() throws {
    let network = try network()
    let error = #expect(throws: LayerPathError.self) { try network.layer(at: "features.7") }
    #expect(
      error?.description == "layer features.7: features has no “7”. Choose from 0, 1.")
  }

  @Test func `activations are what the layers before compute`() throws {
    let network = try network()
    let image = randomNumbers(36, seed: 2)
    let start = network.prefix(through: 0)
    #expect(
      try network.activation(at: "features", for: image).values == start.outputs(for: image)[0])
    #expect(
      try network.activation(at: "2", for: image).values == network.outputs(for: image)[0])
  }

  @Test func `gradients reach inner layers and the image`() throws {
    let network = try network()
    let image = randomNumbers(36, seed: 2)
    let probe = Probe(network)
    probe.forward(image)
    probe.backward(from: [0, 1, 0])
    let head = try #require(network[2] as? Linear)
    #expect(
      try probe.gradient(at: "features").values == Array(head.weight.value.values[32..<64]))
    // The network is linear around the image, up to the signs of a ReLU: steps may be large.
    for place in [0, 14, 35] {
      var (above, below) = (image, image)
      above[place] += 1e-3
      below[place] -= 1e-3
      let slope = (probe.forward(above)[1] - probe.forward(below)[1]) / 2e-3
      // A Float's rounding over a step of 2·10⁻³.
      #expect(abs(slope - probe.inputGradient[place]) < 2e-4)
    }
  }

  @Test func `a new head keeps the other weights`() throws {
    var network = try network()
    let before = network.parameters
    var random = SeededRandom(seed: 9)
    try network.replaceLayer(at: "2", with: Linear(7), using: &random)
    #expect(network.finalShape == [7])
    #expect(network.parameters[0].parameter == before[0].parameter)
    #expect(network.parameters[2].parameter.value.shape == [7, 32])
  }

  @Test func `a layer that does not fit changes nothing`() throws {
    var network = try network()
    var random = SeededRandom(seed: 9)
    #expect(throws: ShapeError.self) {
      try network.replaceLayer(at: "1", with: ReLU(), using: &random)
    }
    #expect(network[1] is Flatten)
  }

  @Test func `freezing counts and marks parameters`() throws {
    var network = try network()
    network.freeze(..<1)
    #expect(network[0].isFrozen && !network[2].isFrozen && !network[1].isFrozen)
    #expect(network.parameterCount == 20 + 99)
    #expect(network.trainableParameterCount == 99)
    network[0].unfreeze()
    #expect(network.trainableParameterCount == 119)
  }

  @Test func `frozen layers stay frozen when weights are drawn`() throws {
    var random = SeededRandom(seed: 1)
    let network = try Sequential(input: [1, 6, 6], using: &random) {
      Conv2d(filters: 2, size: 3).frozen()
      Flatten()
      Linear(3)
    }
    #expect(network.parameters.map(\.parameter.isTrainable) == [false, false, true, true])
  }
}
