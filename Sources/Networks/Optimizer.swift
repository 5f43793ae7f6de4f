/// Changes a network's parameters along their gradients.
///
/// An optimiser is a value whose state is kept by parameter name: a copy is a snapshot.
public protocol Optimizer: Sendable {
  /// One step along the gradients that the parameters hold.
  mutating func update(_ model: inout some Layer)
}
