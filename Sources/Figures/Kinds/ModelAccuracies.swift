extension Figure {
  /// A bar for the accuracy of every model, with the number at its end.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - models: their names, from the top to the bottom.
  ///   - series: names and accuracies, shares from 0 to 1, one per model; not a number where a
  ///     model was not measured.
  ///   - chance: the accuracy of guessing, if it is to be shown.
  ///   - subtitle: what the axes are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the data comes from.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a series has not one share from 0 to 1 per model.
  public static func modelAccuracies(
    id: String, title: String, models: [String], series: [(name: String, accuracies: [Double])],
    chance: Double? = nil, subtitle: String = "", caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    for (index, entry) in series.enumerated() {
      let field = "series[\(index)].accuracies"
      try check(
        entry.accuracies.count == models.count, field,
        "has \(entry.accuracies.count) for \(models.count) models", "Give one per model.")
      try check(
        entry.accuracies.allSatisfy { !$0.isFinite || (0...1).contains($0) }, field,
        "hold a share outside 0 to 1", "Give shares, not percentages.")
    }
    var marks = series.map { name, accuracies in
      Mark.bars(
        Bars(
          values: accuracies, label: name,
          texts: accuracies.map { $0.isFinite ? percentText($0, places: 1) : "" }))
    }
    if let chance { marks.append(.rule(Rule(x: chance, label: "guessing"))) }
    let plot = Plot(
      x: Axis("accuracy", format: .percent, limits: [0, 1]), y: Axis("", categories: models),
      marks: marks, gapName: "not measured")
    let figure = Figure(
      id: id, kind: .plot, title: title, subtitle: subtitle, caption: caption,
      dataOrigin: dataOrigin, panels: [Panel(.plot(plot))])
    try figure.validate()
    return figure
  }
}
