import Mathematics
public import Tensors

/// Drops values at random in training, so that no value can rely on another; any shape.
///
/// Each value is kept with probability 1 − p and then multiplied by 1/(1 − p), so that evaluation,
/// where everything is kept, needs no scaling. What is dropped follows from the run's seed, the
/// layer's path, the step and the image's place in the batch, never from the thread.
///
/// Source: Srivastava et al. 2014, §10 (the inverted form).
public struct Dropout: Layer {
  public static let kind = "Dropout"

  /// The probability that a value is dropped, 0 to 1.
  public let probability: Float

  public init(_ probability: Float = 0.5) {
    precondition(
      (0...1).contains(probability), "a probability of \(probability) is not between 0 and 1")
    self.probability = probability
  }

  public var description: String { "Dropout(\(probability))" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape { input }

  /// In evaluation the output stays the input.
  public func prepare(_ pass: Pass) {
    guard pass.mode == .training else {
      pass.outputIsSpare = pass.inputIsSpare
      return
    }
    pass.overwriteInput(outputIsSpare: true)
    pass.workspace = DropoutMask(
      count: pass.capacity * pass.inputCount,
      stream: SeededRandom(seed: 0).split(
        "dropout/\(pass.shared.path)"))
  }

  public func forward(images: Int, in pass: Pass) {
    guard let mask = pass.workspace as? DropoutMask else { return }
    for image in 0..<images {
      mask.draw(
        image: image, count: pass.inputCount, dropping: Double(probability), at: pass.moment)
    }
    apply(mask, images: images, pass.input.start, into: pass.output.start, in: pass)
  }

  public func backward(images: Int, in pass: Pass) {
    guard let mask = pass.workspace as? DropoutMask,
      let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient
    else { return }
    apply(mask, images: images, outputGradient.start, into: inputGradient.start, in: pass)
  }

  /// The forward pass with a given mask instead of a drawn one; 1 is kept, 0 dropped.
  package func forward(keeping mask: [UInt8], images: Int, in pass: Pass) {
    guard let own = pass.workspace as? DropoutMask else { return }
    precondition(mask.count == images * pass.inputCount, "\(mask.count) places are another mask")
    for (index, isKept) in mask.enumerated() { own.keeps[index] = isKept != 0 }
    apply(own, images: images, pass.input.start, into: pass.output.start, in: pass)
  }

  private func apply(
    _ mask: DropoutMask, images: Int, _ x: UnsafePointer<Float>,
    into y: UnsafeMutablePointer<Float>, in pass: Pass
  ) {
    let scale = Float(1 / (1 - Double(probability)))
    for i in 0..<images * pass.inputCount { y[i] = mask.keeps[i] ? x[i] * scale : 0 }
  }
}

/// Which values of a group's images are kept.
private final class DropoutMask {
  let keeps: UnsafeMutablePointer<Bool>
  /// What is drawn from differs between the layers of a network.
  private let layerSeed: UInt64

  init(count: Int, stream: SeededRandom) {
    keeps = .allocate(capacity: count)
    keeps.initialize(repeating: true, count: count)
    var stream = stream
    layerSeed = stream.next()
  }

  deinit { keeps.deallocate() }

  func draw(image: Int, count: Int, dropping probability: Double, at moment: PassMoment) {
    // The generator fills its state through a mixing function, so neighbouring seeds will do.
    let place = UInt64(truncatingIfNeeded: moment.firstImage + image)
    var random = SeededRandom(seed: moment.randomSeed ^ layerSeed &+ place)
    for i in image * count..<(image + 1) * count { keeps[i] = random.unit() >= probability }
  }
}
