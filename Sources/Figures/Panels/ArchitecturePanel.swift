extension Architecture: PanelValue {
  /// More stages than anyone can read in one drawing.
  static let mostStages = 200
  /// Longer axes than any image or vector has that fits in memory.
  static let longestAxis = 1 << 32

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(!stages.isEmpty, "stages", "there are none", "Give at least the input.")
    try check(
      stages.count <= Architecture.mostStages, "stages", "are \(stages.count)",
      "Fold repeated ones; a drawing holds \(Architecture.mostStages).")
    for (index, stage) in stages.enumerated() {
      try stage.validate(check.at("stages[\(index)]"))
    }
    var taken = -1
    for (index, group) in groups.enumerated() {
      let check = check.at("groups[\(index)]")
      try check(
        group.first <= group.last && stages.indices.contains(group.first)
          && stages.indices.contains(group.last), "",
        "spans stages \(group.first) to \(group.last) of \(stages.count)",
        "Count from 0, the first stage not after the last.")
      try check(
        group.first > taken, "first", "is \(group.first), in or before the group before it",
        "List groups in order and let each stage be in one of them.")
      taken = group.last
    }
  }

  var table: DataTable {
    var table = DataTable(headings: [
      "stage", "group", "kind", "layer", "detail", "count", "branches", "output", "parameters",
      "training",
    ])
    for (index, stage) in stages.enumerated() {
      let group = groups.first { $0.first <= index && index <= $0.last }
      table.rows.append([
        String(index + 1), group?.label ?? "", stage.kind.rawValue, stage.label, stage.detail,
        String(stage.count), String(stage.branches), axes.text(of: stage.shape),
        String(stage.parameters), stage.training?.rawValue ?? "",
      ])
    }
    return table
  }

  var words: FigureWords { ArchitectureWords(self).words }

  func layout(in surroundings: PanelSurroundings) -> any PanelLayout {
    ArchitectureLayout(architecture: self)
  }
}

extension Stage {
  fileprivate func validate(_ check: FieldCheck) throws(FigureError) {
    try check(!label.isEmpty, "label", "is empty", "Name the layer.")
    try check(
      shape.count == 1 || shape.count == 3, "shape", "has \(shape.count) axes",
      "Give channels, height and width, or the length of a vector.")
    try check(
      shape.allSatisfy { $0 > 0 && $0 <= Architecture.longestAxis }, "shape",
      "is \(AxisOrder.channelsFirst.text(of: shape))",
      "Use lengths from 1; check the layers before, they may have used up the image.")
    let repetitions = 1...1_000_000
    try check(
      repetitions.contains(count), "count", "is \(count)",
      "Use 1 for a layer that is not repeated.")
    try check(parameters >= 0, "parameters", "are \(parameters)", "Count from 0 upward.")
    try check(
      repetitions.contains(branches), "branches", "are \(branches)", "Use 1 for a plain layer.")
  }
}
