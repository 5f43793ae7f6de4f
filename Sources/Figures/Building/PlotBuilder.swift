/// Collects marks that are listed one below the other.
@resultBuilder
public enum PlotBuilder {
  public static func buildExpression(_ element: some PlotElement) -> [Mark] { [element.mark] }
  public static func buildExpression(_ elements: [some PlotElement]) -> [Mark] {
    elements.map(\.mark)
  }
  public static func buildBlock(_ parts: [Mark]...) -> [Mark] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Mark]?) -> [Mark] { part ?? [] }
  public static func buildEither(first: [Mark]) -> [Mark] { first }
  public static func buildEither(second: [Mark]) -> [Mark] { second }
  public static func buildArray(_ parts: [[Mark]]) -> [Mark] { parts.flatMap { $0 } }
}

extension Figure {
  /// A figure of one plot.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - marks: what is drawn, from the back to the front.
  public init(_ id: String, _ title: String, @PlotBuilder marks: () -> [Mark]) {
    self.init(id: id, title: title, panels: [Panel(marks: marks)])
    kind = .plot
  }

  /// A figure of several plots, with their axes set by `axis`.
  public init(_ id: String, _ title: String, columns: Int, panels: [Panel]) {
    self.init(id: id, kind: .plot, title: title, panels: panels, columns: columns)
  }
}

extension Panel {
  /// A plot with its heading.
  public init(_ title: String = "", @PlotBuilder marks: () -> [Mark]) {
    self.init(title: title, .plot(Plot(x: Axis(""), y: Axis(""), marks: marks())))
  }
}
