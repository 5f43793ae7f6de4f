/// A closed, pale area with an outline, such as a decision region.
public struct Polygon: Equatable, Codable, Sendable, PlotElement {
  /// The corners in order; the last is joined to the first.
  public var x: [Double]
  public var y: [Double]
  public var label: String
  /// Chosen by the plot when `nil`.
  public var style: SeriesStyle?

  public init(x: [Double], y: [Double], label: String = "", style: SeriesStyle? = nil) {
    self.x = x
    self.y = y
    self.label = label
    self.style = style
  }

  public var mark: Mark { .polygon(self) }
}
