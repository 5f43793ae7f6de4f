public import Tensors

/// The part of the passes that all threads share: weights rearranged for the kernels, and what is
/// measured over a whole batch.
///
/// Passes of several threads only read the weights, which change between steps.
public final class SharedPass: @unchecked Sendable {
  public let inputShape: Shape
  public let numerics: Numerics
  public let mode: PassMode
  /// Images in the largest batch of a training step.
  public let batchSize: Int
  /// The threads that share the rearranging of weights.
  public let team: Team
  /// Where the layer is in its network.
  public let path: LayerPath
  /// The rearranged weights; the layer's `prepare` sizes them.
  public var packed = Buffer(count: 0)
  /// What the layer itself needs for rearranging; its `prepare` puts it here.
  public var workspace: AnyObject?
  /// What the layer needs while a thread runs it, one for each thread; its passes plan it.
  var workspaces: [AnyObject] = []
  /// The shared parts of a container's parts, in order.
  public var children: [SharedPass] = []

  init(
    _ layer: any Layer, input: Shape, numerics: Numerics, mode: PassMode, batchSize: Int,
    team: Team, path: LayerPath = []
  ) {
    inputShape = input
    self.numerics = numerics
    self.mode = mode
    self.batchSize = batchSize
    self.team = team
    self.path = path
    layer.prepare(self)
  }

  /// Adds a container's part.
  @discardableResult
  func appendChild(_ layer: any Layer, named name: String, input: Shape) -> SharedPass {
    let child = SharedPass(
      layer, input: input, numerics: numerics, mode: mode, batchSize: batchSize,
      team: team, path: path.appending(name))
    children.append(child)
    return child
  }
}
