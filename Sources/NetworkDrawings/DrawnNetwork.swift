public import Figures
public import Networks
import Tensors

extension Architecture {
  /// How neighbouring stages are bracketed together.
  public enum Grouping: Sendable {
    case none
    /// The network's named parts, such as `features` and `classifier`.
    case parts
    /// Convolutions up to the pooling after them: `block 1`, `block 2` and so on.
    case poolingBlocks
  }

  /// The drawing of a network: a stage for each layer that has weights or changes the shape.
  ///
  /// Activations, normalisation and dropout stand with the layer before them, and layers that
  /// repeat become one stage. Counts and shapes are the network's own.
  ///
  /// - Parameters:
  ///   - network: shapes and counts.
  ///   - grouping: which stages are bracketed.
  ///   - newParts: parts whose weights start from random numbers, beside others that are frozen or
  ///     learn on; without any, and with nothing frozen, colours tell the kinds of layers.
  ///   - axes: the order in which shapes are written.
  public init(
    of network: NetworkOutline, grouping: Grouping = .none, newParts: [String] = [],
    axes: AxisOrder = .channelsFirst
  ) {
    let showsTraining = !newParts.isEmpty || network.trainableCount < network.parameterCount
    var reader = StageReader(showsTraining: showsTraining, newParts: newParts)
    reader.begin(with: network.inputShape.axes)
    reader.read(network.layers)
    let stages = reader.stages.separableJoined.folded
    self.init(
      stages: stages.map(\.stage), groups: stages.groups(grouping), axes: axes)
  }
}

extension [DrawnStage] {
  fileprivate func groups(_ grouping: Architecture.Grouping) -> [StageGroup] {
    switch grouping {
    case .none: []
    case .parts: runs { $0.part }
    case .poolingBlocks: poolingBlocks
    }
  }

  /// Neighbours with the same name, without those that have none.
  private func runs(_ name: (DrawnStage) -> String) -> [StageGroup] {
    var groups: [StageGroup] = []
    for (index, stage) in enumerated() where !name(stage).isEmpty {
      if let last = groups.last, last.label == name(stage), last.last == index - 1 {
        groups[groups.count - 1].last = index
      } else {
        groups.append(StageGroup(name(stage), first: index, last: index))
      }
    }
    return groups
  }

  private var poolingBlocks: [StageGroup] {
    var groups: [StageGroup] = []
    var start: Int?
    for (index, stage) in enumerated() {
      switch stage.stage.kind {
      case .convolution:
        start = start ?? index
      case .pooling:
        if let first = start {
          groups.append(StageGroup("block \(groups.count + 1)", first: first, last: index))
        }
        start = nil
      default: start = nil
      }
    }
    return groups
  }
}
