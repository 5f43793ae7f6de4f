import Networks
import Tensors

/// A network run forward and backward: its outputs, and the gradients of Σ output · outputGradient.
struct NetworkRun {
  /// The network afterwards, with what its layers measured in training.
  private(set) var network: Sequential
  private(set) var output: [Float] = []
  private(set) var inputGradient: [Float] = []
  /// The gradient of each parameter, by its name.
  private(set) var parameterGradients: [String: [Float]] = [:]

  /// Runs any number of images as one batch.
  ///
  /// - Parameters:
  ///   - network: what to run, with its parameters.
  ///   - input: N images in the network's input shape.
  ///   - outputGradient: as many numbers as the outputs have.
  ///   - mode: training or evaluation, for layers that behave differently.
  ///   - numerics: the arithmetic of the products.
  ///   - forward: another way forward for a group of images, such as one with a given mask; the
  ///     range counts all images.
  /// - Throws: `ReferenceError` when the numbers do not fill the shapes, `ShapeError` when the
  ///   network cannot learn from such a batch.
  init(
    _ network: Sequential, input: [Float], outputGradient: [Float], mode: PassMode = .training,
    numerics: Numerics, forward: ((_ images: Range<Int>, Pass) -> Void)? = nil
  ) throws {
    self.network = network
    let (inputCount, outputCount) = (network.inputShape.count, network.finalShape.count)
    let images = input.count / max(1, inputCount)
    guard images > 0, input.count == images * inputCount else {
      throw ReferenceError(
        place: "input", problem: .shape(found: images * inputCount, expected: input.count))
    }
    guard outputGradient.count == images * outputCount else {
      throw ReferenceError(
        place: "output",
        problem: .shape(found: images * outputCount, expected: outputGradient.count))
    }
    if mode == .training { try network.checkTraining(images: images, input: network.inputShape) }
    let size = NetworkPlan.imagesPerGroup(of: network)
    let groups = stride(from: 0, to: images, by: size).map { $0..<min($0 + size, images) }
    let plan = NetworkPlan(
      network, threads: groups.count, forTraining: true, numerics: numerics, inputGradient: true,
      mode: mode, batchSize: images)
    plan.update(from: network)
    let parameters = network.parameters
    let gradients = Buffer(count: parameters.reduce(0) { $0 + $1.parameter.value.count })
    let passes = Array(zip(groups, plan.passes))
    for (index, (group, pass)) in passes.enumerated() {
      plan.collectGradients(ofThread: index, in: gradients)
      pass.begin(atImage: group.lowerBound, randomSeed: 0)
      _ = pass.input.values.update(
        fromContentsOf: input[group.lowerBound * inputCount..<group.upperBound * inputCount])
    }
    for stage in 0..<network.stages {
      for (group, pass) in passes {
        if let forward {
          forward(group, pass)
        } else {
          network.forward(images: group.count, in: pass, stage: stage)
        }
      }
      if stage < network.stages - 1 {
        plan.finishForward(network, stage: stage, images: images)
      }
    }
    for (group, pass) in passes {
      output += pass.output.values.prefix(group.count * outputCount)
      _ = pass.outputGradient?.values.update(
        fromContentsOf: outputGradient[
          group.lowerBound * outputCount..<group.upperBound * outputCount])
    }
    for stage in 0..<network.stages {
      for (group, pass) in passes {
        network.backward(images: group.count, in: pass, stage: stage)
      }
      if stage < network.stages - 1 {
        plan.finishBackward(network, stage: stage, images: images)
      }
    }
    for (group, pass) in passes {
      inputGradient += (pass.inputGradient?.values ?? pass.input.values)
        .prefix(group.count * inputCount)
    }
    if mode == .training { plan.updateStatistics(of: &self.network) }
    var start = 0
    for (name, parameter) in parameters {
      let end = start + parameter.value.count
      parameterGradients[name] = Array(gradients.values[start..<end])
      start = end
    }
  }
}
