public import Networks
import Tensors

/// What a network was like at one moment of its training, for a replay.
public struct Snapshot: Equatable, Codable, Sendable {
  /// One parameter's numbers, row-major.
  public struct Weights: Equatable, Codable, Sendable {
    public let name: String
    public let axes: [Int]
    public let values: [Float]
  }

  /// Counted from 1.
  public let epoch: Int
  /// The parameters of the chosen layers.
  public let weights: [Weights]
  /// Images of each true class (row) of the evaluation set taken for each class (column), where
  /// that was asked for.
  public let confusion: [[Int]]?
}

/// What a trainer keeps after every epoch.
public struct SnapshotPlan: Equatable, Codable, Sendable {
  /// The layers whose parameters are kept.
  public var layers: [LayerPath]
  /// Whether the evaluation set's confusion matrix is kept.
  public var confusion: Bool

  public init(layers: [LayerPath] = [], confusion: Bool = false) {
    self.layers = layers
    self.confusion = confusion
  }

  /// Makes sure that the network has these layers.
  ///
  /// - Throws: `LayerPathError` for the first one that it does not have.
  func check(_ network: Sequential) throws(LayerPathError) {
    for path in layers { _ = try network.layer(at: path) }
  }

  func snapshot(of network: Sequential, epoch: Int, confusion matrix: [[Int]]) -> Snapshot {
    let choice = ParameterChoice.layers(layers.map { (try? network.resolved($0)) ?? $0 })
    let chosen = network.parameters.filter { choice.contains($0.name) }
    return Snapshot(
      epoch: epoch,
      weights: chosen.map { name, parameter in
        Snapshot.Weights(
          name: name, axes: parameter.value.shape.axes, values: parameter.value.values)
      },
      confusion: confusion ? matrix : nil)
  }
}
