/// Neighbouring stages drawn as one block where the room is too small for all of them.
struct CondensedStages {
  /// How much is left to the words.
  enum Level: Int, CaseIterable {
    case full
    /// Without activations, normalisation and strides.
    case withoutDetails
    /// Pooling with the layers before it, flattening with the layer behind it.
    case pooled
    /// Convolutions that follow each other, whatever their sizes, and layers of one name.
    case merged
  }

  /// Layers in one block: how often each name occurs.
  private struct Bundle {
    var stage: Stage
    var parts: [(label: String, count: Int)]

    init(_ stage: Stage) {
      self.stage = stage
      parts = [(stage.label, stage.count)]
    }

    mutating func add(_ next: Bundle) {
      for part in next.parts {
        if let index = parts.firstIndex(where: { $0.label == part.label }) {
          parts[index].count += part.count
        } else {
          parts.append(part)
        }
      }
      stage.shape = next.stage.shape
    }

    /// The block as a stage whose label counts its layers itself.
    var condensed: Stage {
      var stage = stage
      stage.count = parts.count == 1 ? parts[0].count : 1
      guard parts.count > 1 else { return stage }
      stage.label = parts.map { part in
        let label = part.label.split(separator: " ").joined(separator: "\u{00A0}")
        return part.count > 1 ? "\(part.count)\u{00A0}×\u{00A0}\(label)" : label
      }.joined(separator: ", ")
      return stage
    }
  }

  static func stages(of architecture: Architecture, _ level: Level) -> [Stage] {
    var stages = architecture.stages
    if level != .full { for index in stages.indices { stages[index].detail = "" } }
    guard level.rawValue >= Level.pooled.rawValue else { return stages }
    var bundles = joined(stages.map { Bundle($0) }) { last, next in
      next.kind == .pooling && [.convolution, .residual, .parallel].contains(last.kind)
        || last.kind == .flatten && next.kind == .dense
    }
    if level == .merged {
      bundles = joined(bundles) { last, next in
        last.kind == next.kind && last.training == next.training
          && (last.kind == .convolution || last.label == next.label)
      }
    }
    return bundles.map(\.condensed)
  }

  private static func joined(
    _ bundles: [Bundle], where belong: (Stage, Stage) -> Bool
  ) -> [Bundle] {
    bundles.reduce(into: []) { joined, next in
      guard let last = joined.last, belong(last.stage, next.stage) else {
        joined.append(next)
        return
      }
      var sum = last
      sum.add(next)
      if last.stage.kind == .flatten {
        (sum.stage.kind, sum.stage.training) = (next.stage.kind, next.stage.training)
      }
      joined[joined.count - 1] = sum
    }
  }
}
