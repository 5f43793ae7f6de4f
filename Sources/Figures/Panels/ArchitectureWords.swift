/// Says in words what a drawing of a network shows.
struct ArchitectureWords {
  private let architecture: Architecture

  init(_ architecture: Architecture) {
    self.architecture = architecture
  }

  var words: FigureWords {
    FigureWords(alternative: alternative, long: long)
  }

  private var alternative: String {
    guard let first = architecture.stages.first, let last = architecture.stages.last else {
      return ""
    }
    let steps = architecture.stages.dropFirst(first.kind == .input ? 1 : 0)
    let names = steps.map(\.countedLabel)
    // Long networks are told in full by the long description.
    let shown =
      names.count > 9
      ? names.prefix(4) + ["…"] + names.suffix(3) : names[...]
    var text = "\(steps.count) \(steps.count == 1 ? "stage leads" : "stages lead") from "
    text += "\(described(first.shape)) to \(described(last.shape))"
    text += shown.isEmpty ? "" : ": " + shown.joined(separator: ", ")
    if architecture.parameters > 0 {
      text += "; \(countText(architecture.parameters)) parameters"
      text += trainingCounts.isEmpty ? "" : ", \(trainingCounts)"
    }
    return text + "."
  }

  private var long: String {
    architecture.stages.enumerated().map { index, stage in
      let group = architecture.groups.first { $0.first == index }
      var text = group.map { "\($0.label): " } ?? ""
      text += stage.countedLabel
      text += stage.detail.isEmpty ? "" : " with \(stage.detail)"
      text += stage.kind == .input ? " of " : " to "
      text += described(stage.shape)
      if stage.branches > 1 { text += " in \(stage.branches) branches" }
      if stage.parameters > 0 { text += ", \(countText(stage.parameters)) parameters" }
      if let training = stage.training { text += ", \(training.word)" }
      return text + "."
    }.joined(separator: " ")
  }

  private var trainingCounts: String {
    Stage.Training.allCases.compactMap { training in
      let count = architecture.parameters(training)
      return count > 0 ? "\(countText(count)) of them \(training.word)" : nil
    }.joined(separator: ", ")
  }

  private func described(_ shape: [Int]) -> String {
    shape == [1]
      ? "1 value"
      : shape.count == 1 ? "\(countText(shape[0])) values" : architecture.axes.text(of: shape)
  }
}

extension Stage {
  /// The label with how often it is repeated: `3 × bottleneck`.
  var countedLabel: String { count > 1 ? "\(count)\u{00A0}×\u{00A0}\(label)" : label }
}

extension Stage.Training {
  var word: String {
    switch self {
    case .frozen: "frozen"
    case .tuned: "learning on"
    case .new: "new"
    }
  }

  /// What a legend says.
  var phrase: String {
    switch self {
    case .frozen: "frozen"
    case .tuned: "learns on"
    case .new: "learns from scratch"
    }
  }
}

extension Architecture {
  /// Weights and biases of the stages that training treats in one way.
  func parameters(_ training: Stage.Training) -> Int {
    stages.filter { $0.training == training }.parameterSum
  }
}
