public import Tensors

extension Sequential {
  /// The network's output for images that are numbers already; each image's is the same alone or
  /// among others.
  ///
  /// - Parameters:
  ///   - images: one after the other, in the network's input shape.
  ///   - numerics: the arithmetic of the products.
  /// - Returns: one list for each image, such as the scores of its classes.
  public func outputs(for images: [Float], numerics: Numerics = .exact) -> [[Float]] {
    let plan = NetworkPlan(self, threads: 1, forTraining: false, numerics: numerics)
    plan.update(from: self)
    let pass = plan.passes[0]
    let size = pass.inputCount
    precondition(
      size > 0 && images.count % size == 0,
      "\(images.count) numbers are not images of \(inputShape)")
    var outputs: [[Float]] = []
    for first in stride(from: 0, to: images.count / size, by: plan.imagesPerGroup) {
      let group = images[first * size..<min((first + plan.imagesPerGroup) * size, images.count)]
      _ = pass.input.values.update(fromContentsOf: group)
      forward(images: group.count / size, in: pass)
      for image in 0..<group.count / size {
        outputs.append(
          Array(pass.output.values[image * pass.outputCount..<(image + 1) * pass.outputCount]))
      }
    }
    return outputs
  }
}
