import Mathematics
import Networks
import Tensors
import Testing

/// Every kind of layer, alone and in blocks: outputs against its plain version in `Double`,
/// gradients against that version's central differences.
struct GradientTests {
  @Test(arguments: GradientCase.all)
  func `outputs and gradients agree with the plain version`(example: GradientCase) throws {
    let network = try example.network()
    let batch = randomNumbers(example.images * example.input.count, seed: 2)
      .map { $0 * example.spread }
    let outputGradient = randomNumbers(example.images * network.finalShape.count, seed: 3)
    var values = PlainValues(of: network, mode: example.mode)
    values.kept = try kept(by: network, example)
    let check = GradientCheck(
      network: network,
      batch: PlainBatch(
        shape: example.input,
        images: (0..<example.images).map { image in
          batch[image * example.input.count..<(image + 1) * example.input.count].map(Double.init)
        }),
      outputGradient: outputGradient.map(Double.init), values: values)
    let runs = try Numerics.allCases.map {
      try BatchRun(
        network.layers, batch: batch, shape: example.input, outputGradient: outputGradient,
        mode: example.mode, numerics: $0)
    }
    check.expect(runs)
  }

  /// Which numbers dropout keeps is the engine's choice: those that let a one through.
  private func kept(by network: Sequential, _ example: GradientCase) throws -> [[Bool]] {
    guard network.layers.contains(where: { $0 is Dropout }), example.mode == .training else {
      return []
    }
    let count = example.images * example.input.count
    let output = try BatchRun(
      network.layers, batch: Array(repeating: 1, count: count), shape: example.input,
      outputGradient: Array(repeating: 0, count: count)
    ).output
    return (0..<example.images).map { image in
      output[image * example.input.count..<(image + 1) * example.input.count].map { $0 != 0 }
    }
  }

  @Test(arguments: LayerType.allCases)
  func `every type of a layer list has a gradient check`(type: LayerType) {
    #expect(GradientCase.all.contains { $0.kinds.contains(type.rawValue) })
  }

  @Test func `every kind of layer in the zoo has a gradient check`() {
    let checked = Set(GradientCase.all.flatMap { $0.kinds })
    for model in Zoo.models {
      let missing = Set(layerKinds(model.layers)).subtracting(checked)
      #expect(missing.isEmpty, "\(model.id)")
    }
  }
}
