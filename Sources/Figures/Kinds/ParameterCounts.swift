/// A layer and how many numbers it learns.
public struct LayerParameters: Equatable, Sendable {
  public var layer: String
  public var count: Int

  public init(_ layer: String, count: Int) {
    self.layer = layer
    self.count = count
  }
}

extension Figure {
  /// A point for the parameter count of every layer, on a logarithmic axis.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - layers: from the input to the output; those without parameters are left out.
  ///   - subtitle: what the axes are about; says the total when empty.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the counts come from.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when no layer has parameters.
  public static func parameterCounts(
    id: String, title: String, layers: [LayerParameters], subtitle: String = "",
    caption: String = "", dataOrigin: String = ""
  ) throws(FigureError) -> Figure {
    let learning = layers.filter { $0.count > 0 }
    try FieldCheck(figure: id)(
      !learning.isEmpty, "layers", "have no parameters", "Give at least one layer that learns.")
    let counts = learning.map { Double($0.count) }
    let total = countText(counts.reduce(0, +))
    let plot = Plot(
      x: Axis("parameters", format: .count, scale: .logarithmic),
      y: Axis("", categories: learning.map(\.layer)),
      marks: [
        .points(
          Points(
            x: counts, y: learning.indices.map(Double.init), style: .series1,
            texts: counts.map(countText)))
      ])
    let figure = Figure(
      id: id, kind: .plot, title: title,
      subtitle: subtitle.isEmpty
        ? "Parameters per layer, \(total) in all; each step to the right is ten times more"
        : subtitle,
      caption: caption, dataOrigin: dataOrigin, panels: [Panel(.plot(plot))])
    try figure.validate()
    return figure
  }
}
