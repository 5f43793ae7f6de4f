import Tensors

/// How a block of branches runs: each on the same input, then their maps side by side.
extension Parallel {
  public func prepare(_ shared: SharedPass) {
    for index in branches.indices {
      shared.appendChild(branches[index], named: partName(index), input: shared.inputShape)
    }
  }

  public func pack(_ shared: SharedPass) {
    for index in branches.indices { branches[index].pack(shared.children[index]) }
  }

  public func prepare(_ pass: Pass) {
    guard let shapes = try? branchShapes(for: pass.inputShape) else {
      preconditionFailure("\(description) was planned for an input that it cannot read")
    }
    for index in branches.indices {
      pass.appendChild(
        branches[index], input: pass.input,
        inputGradient: pass.inputGradient.map { Buffer(count: $0.count) },
        inputShape: pass.inputShape, outputShape: shapes[index],
        shared: pass.shared.children[index])
    }
    pass.output = Buffer(count: pass.capacity * pass.outputCount)
    pass.outputGradient =
      pass.inputGradient != nil || pass.children.contains { $0.outputGradient != nil }
      ? Buffer(count: pass.capacity * pass.outputCount) : nil
  }

  public func forward(images: Int, in pass: Pass) {
    for index in branches.indices {
      branches[index].forward(images: images, in: pass.children[index])
    }
    join(images: images, in: pass)
  }

  public func backward(images: Int, in pass: Pass) {
    split(images: images, in: pass)
    for index in branches.indices.reversed() {
      branches[index].backward(images: images, in: pass.children[index])
    }
    collectInputGradient(images: images, in: pass)
  }

  public mutating func updateStatistics(from shared: SharedPass) {
    for index in branches.indices { branches[index].updateStatistics(from: shared.children[index]) }
  }

  private func join(images: Int, in pass: Pass) {
    for image in 0..<images {
      var target = pass.output.start + image * pass.outputCount
      for child in pass.children {
        Elementwise.copy(
          child.output.start + image * child.outputCount, to: target, count: child.outputCount,
          team: pass.team)
        target += child.outputCount
      }
    }
  }

  private func split(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient else { return }
    for image in 0..<images {
      var source = outputGradient.start + image * pass.outputCount
      for child in pass.children {
        if let gradient = child.outputGradient {
          Elementwise.copy(
            source, to: gradient.start + image * child.outputCount, count: child.outputCount,
            team: pass.team)
        }
        source += child.outputCount
      }
    }
  }

  /// The input's gradient is the sum of the branches', in their order.
  private func collectInputGradient(images: Int, in pass: Pass) {
    guard let inputGradient = pass.inputGradient else { return }
    for (index, child) in pass.children.enumerated() {
      guard let part = child.inputGradient else { continue }
      let count = images * pass.inputCount
      if index == 0 {
        Elementwise.copy(part.start, to: inputGradient.start, count: count, team: pass.team)
      } else {
        Elementwise.add(part.start, to: inputGradient.start, count: count, team: pass.team)
      }
    }
  }
}

/// In stages: one branch after the other.
extension Parallel {
  public var stages: Int { branches.reduce(1) { $0 + $1.stages - 1 } }

  public func forward(images: Int, in pass: Pass, stage: Int) {
    var first = 0
    for index in branches.indices {
      if let stage = branches[index].ownStage(stage - first) {
        branches[index].forward(images: images, in: pass.children[index], stage: stage)
      }
      first += branches[index].stages - 1
    }
    if stage == first { join(images: images, in: pass) }
  }

  public func finishForward(stage: Int, images: Int, in shared: SharedPass) {
    var first = 0
    for index in branches.indices {
      if let stage = branches[index].openStage(stage - first) {
        branches[index].finishForward(stage: stage, images: images, in: shared.children[index])
      }
      first += branches[index].stages - 1
    }
  }

  public func backward(images: Int, in pass: Pass, stage: Int) {
    if stage == 0 { split(images: images, in: pass) }
    var first = 0
    for index in branches.indices.reversed() {
      if let stage = branches[index].ownStage(stage - first) {
        branches[index].backward(images: images, in: pass.children[index], stage: stage)
      }
      first += branches[index].stages - 1
    }
    if stage == first { collectInputGradient(images: images, in: pass) }
  }

  public func finishBackward(stage: Int, images: Int, in shared: SharedPass) {
    var first = 0
    for index in branches.indices.reversed() {
      if let stage = branches[index].openStage(stage - first) {
        branches[index].finishBackward(stage: stage, images: images, in: shared.children[index])
      }
      first += branches[index].stages - 1
    }
  }
}
