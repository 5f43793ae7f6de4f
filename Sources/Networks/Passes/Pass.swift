public import Tensors

/// One layer's memory on one thread's way through a network, planned once and used by every step.
///
/// A pass holds up to `capacity` images: the layer's input and output, where gradients are wanted
/// also theirs, and whatever the layer keeps between forward and backward. Neighbouring layers
/// share the buffer between them. Only one thread may use a pass at a time.
public final class Pass: @unchecked Sendable {
  public let inputShape: Shape
  public let outputShape: Shape
  public let capacity: Int
  /// Whether a backward pass may follow the forward pass.
  public let isTraining: Bool
  public let shared: SharedPass
  /// Numbers in one image's input and output.
  public let inputCount: Int
  public let outputCount: Int

  public let input: Buffer
  /// Where the gradient of the input goes; none when nobody wants it.
  public let inputGradient: Buffer?
  public var output: Buffer
  /// Where the gradient of the output comes from; none when neither this layer nor one before it
  /// has a use for it.
  public var outputGradient: Buffer?
  /// Whether the layer may write its output over its input, and the input's gradient over the
  /// output's, because nobody reads the old numbers again.
  public let inputIsSpare: Bool
  /// The same for the layer that follows.
  public var outputIsSpare = false

  /// The passes of a container's parts, in order.
  public var children: [Pass] = []
  /// What the layer itself keeps; its `prepare` puts it here.
  public var workspace: AnyObject?

  /// What the passes of all layers have in common at the moment.
  let moment: PassMoment
  /// Whether the gradients of the layer's parameters are wanted.
  public let collectsParameterGradients: Bool
  private let gradientOffset: Int
  private var gradientsOfChildren = 0

  /// The network's first layers that run for images side by side; none in a part of a network.
  let blocks: InterleavedBlocks?
  /// The memory that these run in; they do not prepare their own passes.
  var interleavedRun: InterleavedRun?

  init(
    _ layer: any Layer, input: Buffer, inputGradient: Buffer?, inputShape: Shape,
    outputShape: Shape, capacity: Int, isTraining: Bool, shared: SharedPass, moment: PassMoment,
    gradientOffset: Int, inputIsSpare: Bool = false, blocks: InterleavedBlocks? = nil,
    isInBlock: Bool = false
  ) {
    self.blocks = blocks
    self.input = input
    self.inputGradient = inputGradient
    self.inputShape = inputShape
    self.outputShape = outputShape
    self.capacity = capacity
    self.isTraining = isTraining
    self.shared = shared
    self.moment = moment
    self.gradientOffset = gradientOffset
    collectsParameterGradients =
      isTraining && moment.collectsParameterGradients && layer.gradientOffsets().count > 0
    inputCount = inputShape.count
    outputCount = outputShape.count
    self.inputIsSpare = inputIsSpare
    output = input
    outputGradient = inputGradient
    if !isInBlock { layer.prepare(self) }
  }

  /// Plans what the layer needs only while a thread runs it, unless another pass did.
  ///
  /// - Parameter plan: makes one thread's, which may use that thread's scratch memory.
  func planWorkspaces(_ plan: (_ scratch: ScratchMemory) -> AnyObject) {
    if shared.workspaces.isEmpty { shared.workspaces = moment.scratch.map(plan) }
  }

  /// What `planWorkspaces` planned for the thread that runs the pass.
  var threadWorkspace: AnyObject { shared.workspaces[moment.thread] }

  /// Whether what forward left in the thread's workspace is there in backward.
  var keepsWorkspace: Bool { moment.keepsThread }

  /// Whether training or evaluation runs through the layer.
  public var mode: PassMode { shared.mode }

  /// The threads that share the layer's work.
  public var team: Team { moment.team }

  /// Whether every layer's output is wanted after the forward pass.
  var keepsOutputs: Bool { moment.keepsOutputs }

  /// Tells the pass which thread runs it; passes of the same thread never run at once.
  package func begin(onThread thread: Int) {
    moment.thread = thread
  }

  /// Tells the pass which images it is about to see.
  ///
  /// - Parameters:
  ///   - image: the place of the first one in its batch.
  ///   - seed: where the randomness of this training step comes from.
  package func begin(atImage image: Int, randomSeed seed: UInt64) {
    moment.firstImage = image
    moment.randomSeed = seed
  }

  /// Gives the layer an output of its own, N×(output shape).
  ///
  /// - Parameter isSpare: whether the layer has no more use for what it wrote.
  public func allocateOutput(isSpare: Bool = false) {
    outputIsSpare = isSpare && !moment.keepsOutputs
    output = Buffer(count: capacity * outputCount)
    outputGradient =
      inputGradient != nil || collectsParameterGradients
      ? Buffer(count: capacity * outputCount) : nil
  }

  /// Writes the output over the input where that is allowed; for layers that compute every number
  /// of the output and of the input's gradient from the one in the same place.
  ///
  /// - Parameter outputIsSpare: whether the layer has no more use for what it wrote.
  public func overwriteInput(outputIsSpare: Bool = false) {
    if !inputIsSpare { return allocateOutput(isSpare: outputIsSpare) }
    self.outputIsSpare = outputIsSpare
  }

  /// Adds a container's next part, in the order of their parameters.
  @discardableResult
  func appendChild(
    _ layer: any Layer, input: Buffer, inputGradient: Buffer?, inputShape: Shape,
    outputShape: Shape, shared: SharedPass, inputIsSpare: Bool = false, isInBlock: Bool = false
  ) -> Pass {
    let child = Pass(
      layer, input: input, inputGradient: inputGradient, inputShape: inputShape,
      outputShape: outputShape, capacity: capacity, isTraining: isTraining, shared: shared,
      moment: moment, gradientOffset: gradientOffset + gradientsOfChildren,
      inputIsSpare: inputIsSpare, isInBlock: isInBlock)
    gradientsOfChildren += layer.gradientOffsets().count
    children.append(child)
    return child
  }

  /// Where the layer adds to the gradients of its parameters, one after the other; the first `zeros`
  /// of them are cleared for a shard's first images.
  func parameterGradients(zeros: Int) -> UnsafeMutablePointer<Float> {
    let start = moment.gradients.start + gradientOffset
    if startsGradients { start.update(repeating: 0, count: zeros) }
    return start
  }

  /// Whether these images are the first of their shard: what they leave replaces old gradients.
  var startsGradients: Bool { moment.startsGradients }
}

/// Whether layers that behave differently in training do so.
public enum PassMode: Sendable {
  /// Dropout drops, batch normalisation measures the batch.
  case training
  /// Dropout lets everything through, batch normalisation uses what training measured.
  case evaluation
}

/// What the passes of all layers on one way through the network have in common at the moment.
final class PassMoment {
  /// Where the gradients of the shard at work are added up.
  var gradients = Buffer(count: 0)
  /// Whether the shard has added nothing yet.
  var startsGradients = false
  let collectsParameterGradients: Bool
  /// The threads that share the work of every layer.
  let team: Team
  /// The place of the pass's first image in the batch.
  var firstImage = 0
  /// Where the randomness of this training step comes from.
  var randomSeed: UInt64 = 0

  /// Whether every layer's output is wanted after the forward pass.
  let keepsOutputs: Bool
  /// The thread that runs the pass.
  var thread: Int
  /// What layers use in turn, one for each thread.
  let scratch: [ScratchMemory]
  /// Whether that thread runs the pass from forward to backward, and no other pass in between.
  let keepsThread: Bool

  init(
    collectsParameterGradients: Bool, keepsOutputs: Bool, team: Team, thread: Int,
    scratch: [ScratchMemory], keepsThread: Bool
  ) {
    self.keepsOutputs = keepsOutputs
    self.thread = thread
    self.scratch = scratch
    self.keepsThread = keepsThread
    self.team = team
    self.collectsParameterGradients = collectsParameterGradients
  }
}
