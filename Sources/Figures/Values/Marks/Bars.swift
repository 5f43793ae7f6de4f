/// Bars from zero to their values; those of several series stand side by side.
///
/// They stand on the horizontal axis, or run across when the vertical axis has the categories.
public struct Bars: Equatable, Codable, Sendable, PlotElement {
  /// Where the bars stand: the numbers of categories, or values of a measuring axis.
  public var places: [Double]
  public var values: [Double?]
  public var label: String
  /// Chosen by the plot when `nil`.
  public var style: SeriesStyle?
  /// Printed at the end of each bar; none when empty.
  public var texts: [String]

  /// Values that are not finite become places without a bar.
  ///
  /// - Parameters:
  ///   - places: one per bar; the first categories in order when `nil`.
  ///   - values: one per bar.
  ///   - label: the name of the series.
  ///   - style: chosen by the plot when `nil`.
  ///   - texts: one per bar or none.
  public init(
    at places: [Double]? = nil, values: [Double], label: String = "", style: SeriesStyle? = nil,
    texts: [String] = []
  ) {
    self.places = places ?? values.indices.map(Double.init)
    self.values = values.map { $0.isFinite ? $0 : nil }
    self.label = label
    self.style = style
    self.texts = texts
  }

  public var mark: Mark { .bars(self) }
}
