/// Single points, the scatter of a scatter plot; a `nil` marks a place without a value.
public struct Points: Equatable, Codable, Sendable, PlotElement {
  public var x: [Double]
  public var y: [Double?]
  public var label: String
  /// Chosen by the plot when `nil`.
  public var style: SeriesStyle?
  /// Printed to the right of each point, such as its value; none when empty.
  public var texts: [String]

  /// Values that are not finite become places without a value.
  public init(
    x: [Double], y: [Double], label: String = "", style: SeriesStyle? = nil, texts: [String] = []
  ) {
    self.x = x
    self.y = y.map { $0.isFinite ? $0 : nil }
    self.label = label
    self.style = style
    self.texts = texts
  }

  public var mark: Mark { .points(self) }
}
