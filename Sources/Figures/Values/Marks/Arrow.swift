/// An arrow from one place of the plot to another.
public struct Arrow: Equatable, Codable, Sendable, PlotElement {
  public var x: Double
  public var y: Double
  public var toX: Double
  public var toY: Double
  public var style: SeriesStyle

  public init(
    x: Double, y: Double, toX: Double, toY: Double, style: SeriesStyle = .muted
  ) {
    self.x = x
    self.y = y
    self.toX = toX
    self.toY = toY
    self.style = style
  }

  public var mark: Mark { .arrow(self) }
}
