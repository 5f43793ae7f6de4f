/// The area between two lines, such as the spread of runs with several seeds.
public struct Band: Equatable, Codable, Sendable, PlotElement {
  public var x: [Double]
  public var lower: [Double?]
  public var upper: [Double?]
  /// The label of the line that the band belongs to, whose style it then takes.
  public var label: String
  /// Chosen by the plot when `nil`.
  public var style: SeriesStyle?

  /// Values that are not finite become gaps.
  public init(
    x: [Double], lower: [Double], upper: [Double], label: String = "", style: SeriesStyle? = nil
  ) {
    self.x = x
    self.lower = lower.map { $0.isFinite ? $0 : nil }
    self.upper = upper.map { $0.isFinite ? $0 : nil }
    self.label = label
    self.style = style
  }

  public var mark: Mark { .band(self) }
}
