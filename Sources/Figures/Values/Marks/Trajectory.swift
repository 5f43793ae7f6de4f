/// Places joined in their own order, with a head at the last, such as the steps of a descent.
public struct Trajectory: Equatable, Codable, Sendable, PlotElement {
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

  public var mark: Mark { .trajectory(self) }
}
