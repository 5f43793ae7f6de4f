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
  ///
  /// Marks with the same label belong together and get the same style; “training” and
  /// “validation” get theirs, all others take the eight hues in order.
  var styled: Plot {
    var styles: [String: SeriesStyle] = [:]
    var free = SeriesStyle.categories[...]
    for case let mark as any SeriesMark in marks.map(\.value) {
      guard let style = mark.style else { continue }
      styles[mark.label] = styles[mark.label] ?? style
      free.removeAll { $0 == style }
    }
    var plot = self
    plot.marks = marks.map { mark in
      guard var series = mark.value as? any SeriesMark, series.style == nil else { return mark }
      let style =
        styles[series.label] ?? SeriesStyle(named: series.label) ?? free.popFirst() ?? .muted
      styles[series.label] = style
      series.style = style
      return series.mark
    }
    return plot
  }

  /// How many series have to be told apart by their automatic styles.
  var automaticSeries: Int {
    var labels: Set<String> = []
    for case let mark as any SeriesMark in marks.map(\.value)
    where mark.style == nil && SeriesStyle(named: mark.label) == nil {
      labels.insert(mark.label)
    }
    return labels.count
  }
}
