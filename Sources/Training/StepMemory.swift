import Networks
import Tensors

/// What a training step plans to keep, in bytes; an optimiser's state comes on top.
package struct StepMemory: Equatable, Sendable {
  package let parameters: Int
  /// Those of the parameters that have a gradient.
  package let trainable: Int
  /// The gradients that the optimiser sees, and those of each shard that they are the sum of.
  package let gradients: Int
  /// What layers read and write, and the gradients of that.
  package let activations: Int

  /// - Parameters:
  ///   - parameters: numbers in all parameters.
  ///   - trainable: numbers in those that have a gradient.
  ///   - shards: how many shards collect gradients of their own.
  ///   - plan: the memory that the network runs in.
  init(parameters: Int, trainable: Int, shards: Int, plan: NetworkPlan) {
    self.parameters = parameters * MemoryLayout<Float>.stride
    self.trainable = trainable * MemoryLayout<Float>.stride
    gradients = (shards + 1) * self.trainable
    activations = plan.activationBytes
  }
}
