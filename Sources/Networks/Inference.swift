public import Tensors

extension Sequential {
  /// The network's output for images that are numbers already; each image's is the same alone or
  /// among others, and for any team.
  ///
  /// - Parameters:
  ///   - images: one after the other, in the network's input shape.
  ///   - numerics: the arithmetic of the products.
  ///   - team: threads that share the images out, or the work inside when images are few.
  /// - Returns: one list for each image, such as the scores of its classes.
  public func outputs(
    for images: [Float], numerics: Numerics = .exact, team: Team = .alone
  ) -> [[Float]] {
    let size = inputShape.count
    precondition(
      size > 0 && images.count % size == 0,
      "\(images.count) numbers are not images of \(inputShape)")
    let count = images.count / size
    let group = NetworkPlan.imagesPerGroup(of: self)
    let groups = (count + group - 1) / group
    let plan = NetworkPlan(
      self, threads: groups < team.threads ? 1 : team.threads, forTraining: false,
      numerics: numerics, team: team)
    plan.update(from: self)
    let outputs = Buffer(count: count * finalShape.count)
    func run(_ part: Int, in pass: Pass) {
      let range = part * group..<min((part + 1) * group, count)
      _ = pass.input.values.update(
        fromContentsOf: images[range.lowerBound * size..<range.upperBound * size])
      forward(images: range.count, in: pass)
      (outputs.start + range.lowerBound * pass.outputCount)
        .update(from: pass.output.start, count: range.count * pass.outputCount)
    }
    if plan.passes.count == 1 {
      for part in 0..<groups { run(part, in: plan.passes[0]) }
    } else {
      team.forEach(parts: groups) { part, thread in run(part, in: plan.passes[thread]) }
    }
    return (0..<count).map { image in
      Array(outputs.values[image * finalShape.count..<(image + 1) * finalShape.count])
    }
  }
}
