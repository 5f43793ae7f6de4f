/// Marks over two axes.
public struct Plot: Equatable, Codable, Sendable {
  public var x: Axis
  public var y: Axis
  /// What is drawn, from the back to the front.
  public var marks: [Mark]
  /// The height as a share of the width; chosen by the layout when `nil`.
  public var aspect: Double?
  /// What a place without a value lacks, printed beside the sign for it.
  public var gapName: String

  public init(
    x: Axis, y: Axis, marks: [Mark], aspect: Double? = nil, gapName: String = "no value"
  ) {
    self.x = x
    self.y = y
    self.marks = marks
    self.aspect = aspect
    self.gapName = gapName
  }
}

extension Plot {
  /// The plot with a style for every series that has none of its own.
  func styled(_ styles: SeriesStyles) -> Plot {
    var plot = self
    plot.marks = marks.map { mark in
      guard var series = mark.value as? any SeriesMark, series.style == nil else { return mark }
      series.style = styles[series.label]
      return series.mark
    }
    return plot
  }
}
