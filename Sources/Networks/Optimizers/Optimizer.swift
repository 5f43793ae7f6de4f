public import Tensors

/// Changes parameters along their gradients: a network's, a layer's, or an image's.
///
/// An optimiser is a value whose state belongs to the parameters in their order: a copy is a
/// snapshot. Frozen parameters are left alone.
public protocol Optimizer: Sendable {
  /// One step along the gradients that the parameters hold; the team's threads share the numbers.
  mutating func update(_ model: inout some ParameterHolder, team: Team)
}

extension Optimizer {
  /// One step on the calling thread.
  public mutating func update(_ model: inout some ParameterHolder) { update(&model, team: .alone) }
}

/// The parameters that an optimiser may change; frozen ones stay out in any case.
public enum ParameterChoice: Equatable, Sendable {
  case all
  /// Those of the layers at these paths, and of all layers inside them; `resolved` paths where
  /// layers have names.
  case layers([LayerPath])

  public func contains(_ name: String) -> Bool {
    switch self {
    case .all: true
    case .layers(let paths):
      paths.contains { name == $0.description || name.hasPrefix("\($0.description).") }
    }
  }
}
