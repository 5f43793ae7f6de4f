/// A ring around a point that deserves a look.
public struct Ring: Equatable, Codable, Sendable, PlotElement {
  public var x: Double
  public var y: Double
  public var style: SeriesStyle

  public init(x: Double, y: Double, style: SeriesStyle = .ink) {
    self.x = x
    self.y = y
    self.style = style
  }

  public var mark: Mark { .ring(self) }
}
