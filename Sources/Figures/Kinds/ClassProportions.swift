extension Figure {
  /// A point for the share of every class in a collection.
  ///
  /// Classes without an example keep their place and are marked and named.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - classes: their names, in order.
  ///   - counts: how many examples each has.
  ///   - axisTitle: what the classes are, such as “letter”.
  ///   - range: the shares that the axis covers; from 0 to a round share when `nil`.
  ///   - subtitle: what the axes are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the data comes from.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when there is not one count from 0 upward per class, or none above 0.
  public static func classProportions(
    id: String, title: String, classes: [String], counts: [Int], axisTitle: String = "class",
    range: ClosedRange<Double>? = nil, subtitle: String = "", caption: String = "",
    dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    try check(
      counts.count == classes.count, "counts", "has \(counts.count) for \(classes.count) classes",
      "Give one per class.")
    let total = counts.reduce(0.0) { $0 + Double($1) }
    try check(
      total > 0 && counts.allSatisfy { $0 >= 0 }, "counts",
      "are not counts from 0 upward, one of them above 0", "Count the examples of each class.")
    // No point stands at zero: a class without examples is no rare class.
    let shares = counts.map { $0 > 0 ? Double($0) / total : .nan }
    let evenShare = 1 / Double(counts.count { $0 > 0 })
    let plot = Plot(
      x: Axis(axisTitle, categories: classes),
      y: Axis(
        "share of the examples", format: .percent, including: [0], limits: [0, 1], range: range,
        decimals: 1),
      marks: [
        .rule(Rule(y: evenShare, label: "even share")),
        .points(Points(x: counts.indices.map(Double.init), y: shares, style: .series1)),
      ], aspect: 0.34, gapName: "no examples")
    let figure = Figure(
      id: id, kind: .plot, title: title, subtitle: subtitle, caption: caption,
      dataOrigin: dataOrigin, panels: [Panel(.plot(plot))])
    try figure.validate()
    return figure
  }
}
