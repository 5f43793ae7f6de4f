import Networks
import Tensors

/// A network run forward and backward: its outputs, and the gradients of Σ output · outputGradient.
struct NetworkRun {
  private(set) var output: [Float] = []
  private(set) var inputGradient: [Float] = []
  /// The gradient of each parameter, by its name.
  private(set) var parameterGradients: [String: [Float]] = [:]

  /// Runs any number of images, one group after the other.
  ///
  /// - Parameters:
  ///   - network: what to run, with its parameters.
  ///   - input: N images in the network's input shape.
  ///   - outputGradient: as many numbers as the outputs have.
  ///   - numerics: the arithmetic of the products.
  ///   - forward: another way forward for a group of images, such as one with a given mask; the
  ///     range counts all images.
  /// - Throws: `ReferenceError` when the numbers do not fill the shapes.
  init(
    _ network: Sequential, input: [Float], outputGradient: [Float], numerics: Numerics,
    forward: ((_ images: Range<Int>, Pass) -> Void)? = nil
  ) throws {
    let (inputCount, outputCount) = (network.inputShape.count, network.finalShape.count)
    let images = input.count / max(1, inputCount)
    guard images > 0, input.count == images * inputCount else {
      throw ReferenceError(
        place: "input", problem: .shape(found: images * inputCount, expected: input.count))
    }
    // Also keeps layers from planning memory for outputs that no reference has.
    guard outputGradient.count == images * outputCount else {
      throw ReferenceError(
        place: "output",
        problem: .shape(found: images * outputCount, expected: outputGradient.count))
    }
    let plan = NetworkPlan(
      network, threads: 1, forTraining: true, numerics: numerics, inputGradient: true)
    plan.update(from: network)
    let pass = plan.passes[0]
    let parameters = network.parameters
    let gradients = Buffer(count: parameters.reduce(0) { $0 + $1.parameter.value.count })
    plan.collectGradients(ofThread: 0, in: gradients)
    for first in stride(from: 0, to: images, by: plan.imagesPerGroup) {
      let count = min(plan.imagesPerGroup, images - first)
      let inputs = first * pass.inputCount..<(first + count) * pass.inputCount
      let outputs = first * pass.outputCount..<(first + count) * pass.outputCount
      _ = pass.input.values.update(fromContentsOf: input[inputs])
      if let forward {
        forward(first..<first + count, pass)
      } else {
        network.forward(images: count, in: pass)
      }
      output += pass.output.values.prefix(outputs.count)
      _ = pass.outputGradient?.values.update(fromContentsOf: outputGradient[outputs])
      network.backward(images: count, in: pass)
      inputGradient += (pass.inputGradient?.values ?? pass.input.values).prefix(inputs.count)
    }
    var start = 0
    for (name, parameter) in parameters {
      let end = start + parameter.value.count
      parameterGradients[name] = Array(gradients.values[start..<end])
      start = end
    }
  }
}
