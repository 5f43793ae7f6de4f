import Networks
import Tensors

/// One layer run alone: the outputs, and the gradients of Σ output · outputGradient.
struct SingleLayer {
  var output: [Float]
  var inputGradient: [Float]
  /// One list for each parameter, in the layer's order.
  var parameterGradients: [[Float]]

  init(
    _ layer: any Layer, input: [Float], shape: Shape, outputGradient: [Float],
    numerics: Numerics = .exact, mode: PassMode = .training
  ) throws {
    let network = try Sequential(input: shape, layers: [layer])
    let plan = NetworkPlan(
      network, threads: 1, forTraining: true, numerics: numerics, inputGradient: true, mode: mode)
    plan.update(from: network)
    let pass = plan.passes[0]
    let sizes = network.parameters.map(\.parameter.value.count)
    let gradients = Buffer(count: sizes.reduce(0, +))
    plan.collectGradients(ofThread: 0, in: gradients)
    let images = input.count / shape.count
    precondition(images <= plan.imagesPerGroup, "\(images) images do not fit one group")
    _ = pass.input.values.update(fromContentsOf: input)
    network.forward(images: images, in: pass)
    output = Array(pass.output.values.prefix(images * pass.outputCount))
    _ = pass.outputGradient?.values.update(fromContentsOf: outputGradient)
    network.backward(images: images, in: pass)
    inputGradient = Array((pass.inputGradient?.values ?? pass.input.values).prefix(input.count))
    parameterGradients = []
    var start = 0
    for size in sizes {
      parameterGradients.append(Array(gradients.values[start..<start + size]))
      start += size
    }
  }
}
