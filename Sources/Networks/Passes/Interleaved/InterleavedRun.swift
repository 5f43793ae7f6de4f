import Tensors

/// The memory in which one thread runs a network's blocks for 16 images side by side.
final class InterleavedRun {
  private let blocks: [InterleavedBlocks.Block]
  private let stages: [Stage]
  private let input: Buffer

  /// What a block writes.
  private struct Stage {
    let output: Buffer
    /// None when nobody before the block's end wants it.
    let outputGradient: Buffer?
    /// The maps at work before they are pooled, and their gradients.
    let maps: Buffer
    /// Which of a window's four places won.
    let winners: Places
  }

  /// - Parameters:
  ///   - plan: the blocks.
  ///   - pass: the network's, with the passes of the blocks' layers in it.
  init(_ plan: InterleavedBlocks, in pass: Pass) {
    blocks = plan.blocks
    input = Buffer(count: pass.inputCount * Interleaving.images)
    var stages: [Stage] = []
    var wantsGradient = false
    for block in plan.blocks {
      let child = pass.children[block.layer]
      let wantsInputGradient = wantsGradient
      wantsGradient = wantsGradient || child.collectsParameterGradients
      child.planWorkspaces { scratch in
        let convolution = block.geometry.planned(
          interleavedFor: ConvolutionUse(
            images: Interleaving.images, wantsWeightGradient: child.collectsParameterGradients,
            wantsInputGradient: wantsInputGradient, keepsImages: child.keepsWorkspace,
            isInterleaved: true, scratch: scratch))
        if child.shared.packed.count == 0 {
          child.shared.packed = Buffer(count: convolution.packedCount)
        }
        return convolution
      }
      let count = block.outputCount * Interleaving.images
      let filters = Self.convolution(of: child).filtersPerBlock
      stages.append(
        Stage(
          output: Buffer(count: count),
          outputGradient: wantsGradient ? Buffer(count: count) : nil,
          maps: Buffer(
            count: block.pools ? filters * block.geometry.outputPlane * Interleaving.images : 0),
          winners: Places(count: block.pools ? count : 0)))
    }
    self.stages = stages
  }

  /// Numbers in what the blocks read and write, gradients included.
  var activationCount: Int {
    stages.reduce(input.count) {
      $0 + $1.output.count + ($1.outputGradient?.count ?? 0) + $1.maps.count
    }
  }

  /// Turns the pass's images into the output of the last block's last layer.
  func forward(images: Int, _ network: Sequential, in pass: Pass, into output: Buffer) {
    Interleaving.interleave(
      images: images, count: pass.inputCount, pass.input.start, into: input.start)
    for (index, block) in blocks.enumerated() {
      let input = index == 0 ? input : stages[index - 1].output
      guard let layer = network.layers[block.layer] as? Conv2d else { continue }
      layer.bias.value.withValues { bias in
        forward(
          block, stages[index], input.start, bias: layer.hasBias ? bias.baseAddress : nil,
          in: pass.children[block.layer])
      }
    }
    guard let block = blocks.last, let stage = stages.last else { return }
    Interleaving.separate(
      images: images, count: block.outputCount, stage.output.start, into: output.start)
  }

  /// Collects the gradients of all weights from that of the last block's output.
  func backward(images: Int, _ network: Sequential, in pass: Pass, outputGradient: Buffer) {
    guard let block = blocks.last, let last = stages.last?.outputGradient else { return }
    Interleaving.interleave(
      gradientsOf: images, count: block.outputCount, outputGradient.start, into: last.start)
    for (index, block) in blocks.enumerated().reversed() {
      guard let layer = network.layers[block.layer] as? Conv2d,
        let outputGradient = stages[index].outputGradient
      else { return }
      backward(
        block, stages[index], index == 0 ? input : stages[index - 1].output,
        outputGradient.start, into: index == 0 ? nil : stages[index - 1].outputGradient,
        weights: layer.weight.value.count, bias: layer.bias.value.count,
        in: pass.children[block.layer])
    }
  }

  private func forward(
    _ block: InterleavedBlocks.Block, _ stage: Stage, _ input: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, in child: Pass
  ) {
    let g = block.geometry
    let convolution = Self.convolution(of: child)
    let plane = block.height * block.width * Interleaving.images
    forEachRange(of: g.filters, step: convolution.filtersPerBlock) { filters in
      let output = stage.output.start + filters.lowerBound * plane
      let maps = block.pools ? stage.maps.start : output
      convolution.forward(
        filters: filters, input, packed: child.shared.packed.start, bias: bias, into: maps)
      if block.pools {
        InterleavedPooling.forward(
          planes: filters.count, height: g.outputHeight, width: g.outputWidth, maps,
          into: output, winners: stage.winners.start + filters.lowerBound * plane)
      }
      // A window's largest value is the same before and after ReLU, so its place in the network
      // does not matter.
      if block.activates {
        Elementwise.relu(output, into: output, count: filters.count * plane, team: .alone)
      }
    }
  }

  private func backward(
    _ block: InterleavedBlocks.Block, _ stage: Stage, _ input: Buffer,
    _ outputGradient: UnsafeMutablePointer<Float>, into inputGradient: Buffer?, weights: Int,
    bias: Int, in child: Pass
  ) {
    let g = block.geometry
    let convolution = Self.convolution(of: child)
    let plane = block.height * block.width * Interleaving.images
    let collects = child.collectsParameterGradients
    let gradients = collects ? child.parameterGradients(zeros: weights + bias) : nil
    forEachRange(of: g.filters, step: convolution.filtersPerBlock) { filters in
      let first = filters.lowerBound * plane
      let gradient = outputGradient + first
      if block.activates {
        Elementwise.reluGradient(
          output: stage.output.start + first, gradient, into: gradient,
          count: filters.count * plane, team: .alone)
      }
      if block.pools {
        InterleavedPooling.backward(
          planes: filters.count, height: g.outputHeight, width: g.outputWidth, gradient,
          winners: stage.winners.start + first, into: stage.maps.start)
      }
      guard let gradients else { return }
      convolution.addWeightGradient(
        filters: filters, input.start, mapsGradient: block.pools ? stage.maps.start : gradient,
        to: gradients, bias: bias > 0 ? gradients + weights : nil)
    }
    guard let inputGradient else { return }
    convolution.inputGradient(
      block.pools ? stage.maps.start : outputGradient, packed: child.shared.packed.start,
      into: inputGradient.start)
  }

  private func forEachRange(of count: Int, step: Int, _ body: (Range<Int>) -> Void) {
    for first in stride(from: 0, to: count, by: step) { body(first..<min(first + step, count)) }
  }

  private static func convolution(of child: Pass) -> any InterleavedConvolution {
    guard let convolution = child.threadWorkspace as? any InterleavedConvolution else {
      preconditionFailure("a block runs in a pass that was planned for single images")
    }
    return convolution
  }
}

/// Bytes that the pooling writes.
private final class Places {
  let start: UnsafeMutablePointer<UInt8>

  init(count: Int) {
    start = .allocate(capacity: count)
    start.initialize(repeating: 0, count: count)
  }

  deinit { start.deallocate() }
}
