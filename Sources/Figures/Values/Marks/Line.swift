/// Points joined by straight lines from left to right; a `nil` leaves a marked gap.
public struct Line: Equatable, Codable, Sendable, PlotElement {
  public var x: [Double]
  public var y: [Double?]
  public var label: String
  /// Chosen by the plot when `nil`.
  public var style: SeriesStyle?

  /// Values that are not finite become gaps.
  public init(x: [Double], y: [Double], label: String = "", style: SeriesStyle? = nil) {
    self.x = x
    self.y = y.map { $0.isFinite ? $0 : nil }
    self.label = label
    self.style = style
  }

  public var mark: Mark { .line(self) }
}
