public import Tensors

/// Numbers that training changes, with the gradient of the loss with respect to them.
public struct Parameter: Equatable, Sendable {
  public var value: Tensor
  /// As many numbers as the value has once a training step ran, none before.
  public var gradient: Tensor
  /// Whether optimisers change it; a frozen parameter keeps its value.
  public var isTrainable = true

  public init(_ value: Tensor) {
    self.value = value
    gradient = Tensor(shape: [0])
  }
}
