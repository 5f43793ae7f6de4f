public import Tensors

/// How a network's layers run, one after the other.
extension Sequential {
  public func prepare(_ shared: SharedPass) {
    for (index, input) in zip(layers.indices, inputs(from: shared.inputShape)) {
      shared.appendChild(layers[index], named: partName(index), input: input)
    }
  }

  public func pack(_ shared: SharedPass) {
    for index in layers.indices { layers[index].pack(shared.children[index]) }
  }

  public func prepare(_ pass: Pass) {
    let shapes = inputs(from: pass.inputShape)
    pass.outputIsSpare = pass.inputIsSpare
    prepareBlocks(in: pass, shapes)
    for (index, layer) in layers.enumerated().dropFirst(pass.children.count) {
      let child = pass.appendChild(
        layer, input: pass.output, inputGradient: pass.outputGradient, inputShape: shapes[index],
        outputShape: shapes[index + 1], shared: pass.shared.children[index],
        inputIsSpare: pass.outputIsSpare)
      pass.outputIsSpare = child.outputIsSpare
      pass.output = child.output
      pass.outputGradient = child.outputGradient
    }
  }

  public func forward(images: Int, in pass: Pass) {
    let blocks = pass.blocks?.layerCount ?? 0
    if blocks > 0 {
      let output = pass.children[blocks - 1].output
      pass.interleavedRun?.forward(images: images, self, in: pass, into: output)
    }
    for index in layers.indices.dropFirst(blocks) {
      layers[index].forward(images: images, in: pass.children[index])
    }
  }

  public func backward(images: Int, in pass: Pass) {
    let blocks = pass.blocks?.layerCount ?? 0
    for index in layers.indices.dropFirst(blocks).reversed()
    where pass.children[index].outputGradient != nil {
      layers[index].backward(images: images, in: pass.children[index])
    }
    if blocks > 0, let outputGradient = pass.children[blocks - 1].outputGradient {
      pass.interleavedRun?.backward(
        images: images, self, in: pass, outputGradient: outputGradient)
    }
  }

  /// Plans the layers that run for images side by side; the last one gets the only output.
  private func prepareBlocks(in pass: Pass, _ shapes: [Shape]) {
    guard let blocks = pass.blocks else { return }
    for index in 0..<blocks.layerCount {
      pass.appendChild(
        layers[index], input: pass.input, inputGradient: nil, inputShape: shapes[index],
        outputShape: shapes[index + 1], shared: pass.shared.children[index], isInBlock: true)
    }
    guard let last = pass.children.last else { return }
    let count = pass.capacity * last.outputCount
    let collects = pass.children.contains { $0.collectsParameterGradients }
    last.output = Buffer(count: count)
    last.outputGradient = collects ? Buffer(count: count) : nil
    pass.output = last.output
    pass.outputGradient = last.outputGradient
    pass.outputIsSpare = true
    pass.interleavedRun = InterleavedRun(blocks, in: pass)
  }

  public func checkTraining(images: Int, input: Shape) throws(ShapeError) {
    for (index, shape) in zip(layers.indices, try partInputs(from: input)) {
      do {
        try layers[index].checkTraining(images: images, input: shape)
      } catch {
        throw error.inPart(partName(index))
      }
    }
  }

  public mutating func updateStatistics(from shared: SharedPass) {
    for index in layers.indices { layers[index].updateStatistics(from: shared.children[index]) }
  }
}

/// In stages: a layer that needs several shares its first with the layers before it and its last
/// with those behind it.
extension Sequential {
  public var stages: Int { layers.reduce(1) { $0 + $1.stages - 1 } }

  public func forward(images: Int, in pass: Pass, stage: Int) {
    forEachLayer(in: stage) { index, stage in
      layers[index].forward(images: images, in: pass.children[index], stage: stage)
    }
  }

  public func finishForward(stage: Int, images: Int, in shared: SharedPass) {
    forEachLayer(in: stage) { index, stage in
      guard stage < layers[index].stages - 1 else { return }
      layers[index].finishForward(stage: stage, images: images, in: shared.children[index])
    }
  }

  public func backward(images: Int, in pass: Pass, stage: Int) {
    forEachLayerBackwards(in: stage) { index, stage in
      guard pass.children[index].outputGradient != nil else { return }
      layers[index].backward(images: images, in: pass.children[index], stage: stage)
    }
  }

  public func finishBackward(stage: Int, images: Int, in shared: SharedPass) {
    forEachLayerBackwards(in: stage) { index, stage in
      guard stage < layers[index].stages - 1 else { return }
      layers[index].finishBackward(stage: stage, images: images, in: shared.children[index])
    }
  }

  /// Calls with the layers that run in a stage, and which of their own stages it is.
  private func forEachLayer(in stage: Int, _ body: (_ index: Int, _ stage: Int) -> Void) {
    var first = 0
    for index in layers.indices {
      if let stage = layers[index].ownStage(stage - first) { body(index, stage) }
      first += layers[index].stages - 1
    }
  }

  private func forEachLayerBackwards(in stage: Int, _ body: (_ index: Int, _ stage: Int) -> Void) {
    var first = 0
    for index in layers.indices.reversed() {
      if let stage = layers[index].ownStage(stage - first) { body(index, stage) }
      first += layers[index].stages - 1
    }
  }
}
