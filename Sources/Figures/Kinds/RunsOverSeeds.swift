/// Several runs of one setting that differ only in their seed.
public struct RunsOverSeeds: Equatable, Sendable {
  public var name: String
  /// One list per run, with one value per epoch.
  public var runs: [[Double]]

  public init(_ name: String, runs: [[Double]]) {
    self.name = name
    self.runs = runs
  }
}

extension Figure {
  /// The mean of several runs over the epochs, in a band from the least to the greatest value.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - settings: what is compared; each with at least one run.
  ///   - measure: the vertical axis.
  ///   - subtitle: what the axes are about; made from the data when empty.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the data comes from.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when runs of one setting differ in length or there are none.
  public static func runsOverSeeds(
    id: String, title: String, settings: [RunsOverSeeds], measure: Axis, subtitle: String = "",
    caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let check = FieldCheck(figure: id)
    var lines: [Mark] = []
    var bands: [Mark] = []
    for (index, setting) in settings.enumerated() {
      let epochs = setting.runs.first?.count ?? 0
      try check(
        epochs > 0 && setting.runs.allSatisfy { $0.count == epochs }, "settings[\(index)].runs",
        "are not runs of equal length", "Give at least one run, each with every epoch.")
      let x = (1...epochs).map(Double.init)
      let columns = (0..<epochs).map { epoch in setting.runs.map { $0[epoch] } }
      lines.append(.line(Line(x: x, y: columns.map(mean), label: setting.name)))
      bands.append(
        .band(
          Band(
            x: x, lower: columns.map { extreme($0, min) }, upper: columns.map { extreme($0, max) },
            label: setting.name)))
    }
    let figure = Figure(
      id: id, kind: .plot, title: title,
      subtitle: subtitle.isEmpty
        ? Self.spread(of: settings.map(\.runs.count)) : subtitle,
      caption: caption, dataOrigin: dataOrigin,
      panels: [
        Panel(
          .plot(
            Plot(x: Axis("epoch", format: .count), y: measure, marks: bands + lines, aspect: 0.5)))
      ])
    try figure.validate()
    return figure
  }

  /// Says what lines and bands show of so many runs of each setting.
  private static func spread(of runs: [Int]) -> String {
    let (least, most) = (runs.min() ?? 0, runs.max() ?? 0)
    guard most > 1 else { return "A single run of each setting" }
    let count = least == most ? "\(most)" : "\(least) to \(most)"
    return "Mean of \(count) runs with different seeds; bands reach from the least to the greatest"
  }

  /// Not a number when one of the runs has none, so that the gap shows.
  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func extreme(
    _ values: [Double], _ choose: (Double, Double) -> Double
  ) -> Double {
    values.contains { !$0.isFinite } ? .nan : values.dropFirst().reduce(values[0], choose)
  }
}
