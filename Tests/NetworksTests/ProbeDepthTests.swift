import Mathematics
import Networks
import Tensors
import Testing

/// Outputs and gradients inside nested, named, residual and parallel parts.
struct ProbeDepthTests {
  /// Every kind of container in another, with names and without; smooth, for finite differences.
  private func network() throws -> Sequential {
    var random = SeededRandom(seed: 4)
    var network = try Sequential(input: [2, 6, 6], using: &random) {
      Sequential("stem") {
        Conv2d(filters: 3, size: 3, padding: 1)
        Sigmoid()
      }
      Residual("Block", name: "block") {
        Conv2d(filters: 4, size: 3, stride: 2, padding: 1)
        BatchNorm2d()
        Sigmoid()
      } shortcut: {
        Conv2d(filters: 4, size: 1, stride: 2)
      } after: {
        Sigmoid()
        AvgPool2d(size: 2, stride: 1)
      }
      Residual { Sequential("inner") { [Sigmoid(), Conv2d(filters: 4, size: 1)] } }
      Parallel("Fork", name: "fork") {
        Sequential("wide") { Conv2d(filters: 2, size: 2) }
        Sequential { [AvgPool2d(size: 2, stride: 1), Sigmoid()] }
      }
      Flatten()
      Linear(3)
    }
    // Many sigmoids make gradients small; larger weights make up for it.
    network.updateParameters { parameter in
      let values = parameter.value.values.map { 3 * $0 }
      parameter.value = Tensor(shape: parameter.value.shape, values: values)
    }
    return network
  }

  private static let paths: [LayerPath] = [
    "stem", "stem.0", "0.1", "block", "block.body", "block.body.0", "1.0.2", "block.shortcut",
    "block.shortcut.0", "block.after", "block.after.0", "block.after.1", "2", "2.body.inner",
    "2.body.inner.0", "2.0.0.1", "fork", "fork.wide", "fork.wide.0", "fork.1", "fork.1.0",
    "3.1.1", "4", "5",
  ]

  /// Puts a layer behind the one at a path, inside the same place.
  private func network(
    with layer: any Layer, behind path: LayerPath
  ) throws -> Sequential {
    var network = try network()
    var random = SeededRandom(seed: 1)
    let old = try network.layer(at: path)
    let parameters = network.parameters.map(\.parameter)
    try network.replaceLayer(at: path, with: Sequential(old.name) { [old, layer] }, using: &random)
    // Replacing draws the parameters anew.
    var index = 0
    network.updateParameters { parameter in
      parameter = parameters[index]
      index += 1
    }
    return network
  }

  @Test(arguments: paths)
  func `a layer writes what the network up to it computes`(path: LayerPath) throws {
    let network = try network()
    let image = randomNumbers(72, seed: 2)
    let whole = Probe(network)
    whole.forward(image)
    let way = try network.prefix(through: path)
    let activation = try whole.activation(at: path)
    #expect(way.finalShape == activation.shape)
    #expect(way.outputs(for: image)[0] == activation.values)
    // The layer has the same path there, unless the path counts parts that are left out.
    let probe = try Probe(network, through: path)
    probe.forward(image)
    #expect(try probe.activation(at: network.resolved(path)) == activation)
  }

  @Test func `a way through a residual block computes what its layers do alone`() throws {
    let network = try network()
    let image = randomNumbers(72, seed: 2)
    let probe = Probe(network)
    probe.forward(image)
    let block = try #require(network[1] as? Residual)
    let input = try probe.activation(at: "stem")
    func alone(_ part: Sequential, _ input: Tensor) throws -> [Float] {
      try Sequential(input: input.shape, layers: part.layers).outputs(for: input.values)[0]
    }
    let main = try probe.activation(at: "block.body")
    let side = try probe.activation(at: "block.shortcut")
    #expect(try main.values == alone(block.body, input))
    #expect(try side.values == alone(block.shortcut, input))
    let sum = Tensor(shape: main.shape, values: zip(main.values, side.values).map { $0 + $1 })
    #expect(try probe.activation(at: "block").values == alone(block.after, sum))
  }

  @Test(arguments: paths)
  func `gradients are how a score changes with a layer's outputs`(path: LayerPath) throws {
    let image = randomNumbers(72, seed: 2)
    let probe = try Probe(network())
    probe.forward(image)
    probe.backward(fromChannel: 1)
    let gradient = try probe.gradient(at: path)
    #expect(gradient.shape == (try probe.activation(at: path).shape))
    // A score of about 1 in Float, over a step of 0.02: 2⁻²³/0.02 and what is not linear.
    let (step, tolerance) = (Float(1e-2), Float(1e-3))
    for place in [0, gradient.count / 2, gradient.count - 1] {
      func score(_ change: Float) throws -> Float {
        let shift = Shift(place: place, by: change)
        return try network(with: shift, behind: path).outputs(for: image)[0][1]
      }
      let slope = try (score(step) - score(-step)) / (2 * step)
      #expect(abs(slope - gradient[place]) < tolerance, "\(place)")
    }
    #expect(gradient.values.contains { abs($0) > tolerance })
  }

  @Test(arguments: ["5", "fork", "block.body", "fork.1.0", "2.body.inner.1"] as [LayerPath])
  func `the image's gradient is how a score or a channel's mean changes with it`(
    path: LayerPath
  ) throws {
    let image = randomNumbers(72, seed: 2)
    let probe = try Probe(network(), through: path)
    func mean(_ image: [Float]) -> Float {
      let output = probe.forward(image)
      let size = output.count / probe.network.finalShape[0]
      return output[size..<2 * size].reduce(0, +) / Float(size)
    }
    probe.forward(image)
    probe.backward(fromChannel: 1)
    let gradient = probe.inputGradient
    #expect(gradient.shape == [2, 6, 6])
    let (step, tolerance) = (Float(1e-2), Float(1e-3))
    for place in [0, 20, 35, 50, 71] {
      var (above, below) = (image, image)
      above[place] += step
      below[place] -= step
      let slope = (mean(above) - mean(below)) / (2 * step)
      #expect(abs(slope - gradient[place]) < tolerance, "\(place)")
    }
    #expect(gradient.values.contains { abs($0) > tolerance })
  }

  @Test(
    arguments: [
      (
        "blok.body.0",
        "the network has no “blok”. Did you mean “block.body.0”? "
          + "Choose from stem, block, 2, fork, 4, 5."
      ),
      (
        "body.inner.1",
        "the network has no “body”. Did you mean “2.body.inner.1”? "
          + "Choose from stem, block, 2, fork, 4, 5."
      ),
      (
        "block.shortcutt.0",
        "block has no “shortcutt”. Did you mean “block.shortcut.0”? "
          + "Choose from body, shortcut, after."
      ),
      ("block.body.3", "block.body has no “3”. Choose from 0 to 2."),
      ("2.shortcut", "2 has no “shortcut”. Choose from body."),
      ("fork.2", "fork has no “2”. Choose from wide, 1."),
      (
        "stem.0.weight",
        "stem.0 is Conv2d(3, size: 3, padding: 1), which has no layers inside. "
          + "The path ends at stem.0."
      ),
      ("6", "the network has no “6”. Choose from stem, block, 2, fork, 4, 5."),
      ("-1", "the network has no “-1”. Choose from stem, block, 2, fork, 4, 5."),
    ] as [(LayerPath, String)])
  func `a wrong path names the near ones`(path: LayerPath, words: String) throws {
    let network = try network()
    let probe = Probe(network)
    for work in [
      { _ = try probe.activation(at: path) }, { _ = try probe.gradient(at: path) },
      { _ = try network.prefix(through: path) },
    ] {
      let error = #expect(throws: LayerPathError.self) { try work() }
      #expect(error?.description == "layer \(path): \(words)")
    }
  }
}

/// Adds to one number of what it reads.
private struct Shift: Layer {
  static let kind = "Shift"
  let place: Int
  let change: Float

  init(place: Int, by change: Float) {
    self.place = place
    self.change = change
  }

  var description: String { "Shift(\(place))" }

  func outputShape(for input: Shape) throws(ShapeError) -> Shape { input }

  func forward(images: Int, in pass: Pass) {
    pass.output.start.update(from: pass.input.start, count: images * pass.inputCount)
    for image in 0..<images { pass.output.values[image * pass.inputCount + place] += change }
  }

  func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient else { return }
    pass.inputGradient?.start.update(from: outputGradient.start, count: images * pass.inputCount)
  }
}
