/// The paints of a block: a tint, and an outline in the full colour.
struct BlockCoat: Equatable {
  var role: ColorRole
  var strength = 0.2
  var outlineStrength = 1.0

  var fill: Paint { Paint(role, opacity: strength) }
  var rim: Paint { Paint(role, opacity: strength / 2) }

  func outline(_ theme: Theme) -> Stroke {
    Stroke(Paint(role, opacity: outlineStrength), width: theme.hairline)
  }

  static let plain = BlockCoat(role: .muted, strength: 0.06, outlineStrength: 0.7)
  static let convolution = BlockCoat(role: .series1)
  static let pooling = BlockCoat(role: .series2)
  static let dense = BlockCoat(role: .series3)
  static let block = BlockCoat(role: .series4)
}

extension Stage {
  /// The colour of what training does, where that is the subject, and of the layer's kind elsewhere.
  func coat(byTraining: Bool) -> BlockCoat {
    if byTraining { return training?.coat ?? .plain }
    return switch kind {
    case .convolution: .convolution
    case .pooling: .pooling
    case .dense: .dense
    case .residual, .parallel: .block
    case .input, .flatten, .other: .plain
    }
  }
}

extension Stage.Training {
  var coat: BlockCoat {
    switch self {
    case .frozen: BlockCoat(role: .muted, strength: 0.34)
    case .tuned: BlockCoat(role: .series1, strength: 0.26)
    case .new: BlockCoat(role: .series2, strength: 0.26)
    }
  }
}

extension FlowNode.Tint {
  var coat: BlockCoat {
    switch self {
    case .plain: .plain
    case .convolution: .convolution
    case .pooling: .pooling
    case .dense: .dense
    case .block: .block
    case .frozen: Stage.Training.frozen.coat
    case .tuned: Stage.Training.tuned.coat
    case .new: Stage.Training.new.coat
    }
  }
}
