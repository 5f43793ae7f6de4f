import Networks
import Tensors

/// A batch on its way through layers in stages, one pass for each group of images, as a training
/// step runs it.
struct BatchRun {
  var network: Sequential
  var output: [Float] = []
  var inputGradient: [Float] = []
  var parameterGradients: [[Float]] = []

  init(
    _ layers: [any Layer], batch: [Float], shape: Shape, outputGradient: [Float],
    mode: PassMode = .training, imagesPerPass: Int = 4, numerics: Numerics = .exact
  ) throws {
    network = try Sequential(input: shape, layers: layers)
    let images = batch.count / shape.count
    let group = min(imagesPerPass, NetworkPlan.imagesPerGroup(of: network))
    let groups = (images + group - 1) / group
    let plan = NetworkPlan(
      network, threads: groups, forTraining: true, numerics: numerics, inputGradient: true,
      mode: mode, batchSize: images)
    plan.update(from: network)
    let offsets = network.gradientOffsets()
    let gradients = Buffer(count: offsets.count)
    let parts = (0..<groups).map { $0 * group..<min(($0 + 1) * group, images) }
    for (index, part) in parts.enumerated() {
      let pass = plan.passes[index]
      plan.collectGradients(ofThread: index, in: gradients)
      pass.begin(atImage: part.lowerBound, randomSeed: 0)
      _ = pass.input.values.update(
        fromContentsOf: batch[part.lowerBound * shape.count..<part.upperBound * shape.count])
    }
    for stage in 0..<network.stages {
      for (pass, part) in zip(plan.passes, parts) {
        network.forward(images: part.count, in: pass, stage: stage)
      }
      if stage < network.stages - 1 {
        plan.finishForward(network, stage: stage, images: images)
      }
    }
    for (pass, part) in zip(plan.passes, parts) {
      let size = pass.outputCount
      output += pass.output.values.prefix(part.count * size)
      _ = pass.outputGradient?.values.update(
        fromContentsOf: outputGradient[part.lowerBound * size..<part.upperBound * size])
    }
    for stage in 0..<network.stages {
      for (pass, part) in zip(plan.passes, parts) {
        network.backward(images: part.count, in: pass, stage: stage)
      }
      if stage < network.stages - 1 {
        plan.finishBackward(network, stage: stage, images: images)
      }
    }
    for (pass, part) in zip(plan.passes, parts) {
      let gradient = pass.inputGradient ?? pass.input
      inputGradient += gradient.values.prefix(part.count * pass.inputCount)
    }
    plan.updateStatistics(of: &network)
    for (start, parameter) in zip(offsets.starts, network.parameters) {
      guard let start else { continue }
      parameterGradients.append(
        Array(gradients.values[start..<start + parameter.parameter.value.count]))
    }
  }
}
