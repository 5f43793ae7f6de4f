/// A line of text beside a place of the plot.
public struct Note: Equatable, Codable, Sendable, PlotElement {
  /// On which side of its place the text stands.
  public enum Side: String, Codable, Sendable {
    case above
    case below
    case left
    case right
    case center
  }

  public var text: String
  public var x: Double
  public var y: Double
  public var side: Side
  public var style: SeriesStyle

  public init(
    _ text: String, x: Double, y: Double, side: Side = .above, style: SeriesStyle = .ink
  ) {
    self.text = text
    self.x = x
    self.y = y
    self.side = side
    self.style = style
  }

  public var mark: Mark { .note(self) }
}
