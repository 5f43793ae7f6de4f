/// A small matrix of weights with a name.
public struct NamedKernel: Equatable, Sendable {
  public var name: String
  public var rows: Int
  public var columns: Int
  /// Row by row.
  public var weights: [Float]

  public init(_ name: String, rows: Int, columns: Int, weights: [Float]) {
    self.name = name
    self.rows = rows
    self.columns = columns
    self.weights = weights
  }
}

extension Figure {
  /// Kernels side by side as cells with their weights, on one signed scale.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - kernels: their names and weights.
  ///   - columns: how many stand side by side.
  ///   - decimals: how many decimals the weights are printed with.
  ///   - subtitle: what the cells are about.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the kernels come from.
  ///   - alternativeText: made from the names when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when a kernel's weights do not fit its size.
  public static func kernels(
    id: String, title: String, kernels: [NamedKernel], columns: Int = 4, decimals: Int = 0,
    subtitle: String = "", caption: String = "", dataOrigin: String = "",
    alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let extent = kernels.flatMap(\.weights).filter(\.isFinite).map { Double($0.magnitude) }.max()
    let scale = ColorScale.signed(extent ?? 1, title: "weight", decimals: decimals)
    let panels = kernels.map { kernel in
      Panel(
        title: kernel.name,
        .heatMap(
          HeatMap(
            rows: kernel.rows, columns: kernel.columns,
            values: kernel.weights.map { $0.isFinite ? Double($0) : nil },
            texts: kernel.weights.map {
              $0.isFinite ? decimalText(Double($0), places: decimals) : ""
            },
            scale: scale)))
    }
    let names = enumeration(kernels.map(\.name.shortName))
    let figure = Figure(
      id: id, kind: .kernels, title: title, subtitle: subtitle, caption: caption,
      alternativeText: alternativeText.isEmpty
        ? "\(counted(kernels.count, "kernel")) with \(kernels.count == 1 ? "its" : "their") weights: "
          + "\(names)." : alternativeText,
      longDescription: kernels.map(\.words).joined(separator: " "), dataOrigin: dataOrigin,
      panels: panels, columns: columns, colorScale: .shared)
    try figure.validate()
    return figure
  }
}

extension NamedKernel {
  fileprivate var words: String {
    guard columns > 0 else { return "" }
    let rows = stride(from: 0, to: weights.count, by: columns).map { start in
      weights[start..<min(start + columns, weights.count)]
        .map { briefNumber(Double($0)) }.joined(separator: " ")
    }
    return "\(name.shortName): \(rows.joined(separator: "; "))."
  }
}
