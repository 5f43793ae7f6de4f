/// What every kind of panel content knows about itself.
///
/// A new kind is one conforming type, one case of `PanelContent` and one layout.
protocol PanelValue: Equatable, Codable, Sendable {
  /// Checks that the parts belong together and that there is something to draw.
  func validate(_ check: FieldCheck) throws(FigureError)

  /// The numbers as rows under headings.
  var table: DataTable { get }

  /// What is too fine for the table, such as the pixels of maps.
  var furtherTable: DataTable? { get }

  /// What there is to see, made from the numbers.
  var words: FigureWords { get }

  func layout(in surroundings: PanelSurroundings) -> any PanelLayout

  /// The scale whose colours the panel shows.
  var colorScale: ColorScale? { get }
}

extension PanelValue {
  var furtherTable: DataTable? { nil }
  var colorScale: ColorScale? { nil }
}

/// What a panel takes over from its figure.
struct PanelSurroundings {
  /// What the horizontal axes of all panels cover together, when they share it.
  var horizontalDomain: ClosedRange<Double>?
  /// The same for the vertical axes.
  var verticalDomain: ClosedRange<Double>?
  /// Whether one colour bar stands below all panels.
  var sharesColorScale = false
  /// About how wide the panel with its labels will be, in points.
  var slot = 680.0
  /// How high it may be.
  var height = Double.infinity
  /// The styles of all series of the figure.
  var styles: SeriesStyles?
  /// Whether the first panel's legend names the same series.
  var hidesLegend = false
}

/// A figure in words, for people who cannot see it.
public struct FigureWords: Equatable, Sendable {
  /// One or two sentences.
  public var alternative: String
  /// The numbers, as far as someone would read them.
  public var long: String

  public init(alternative: String, long: String = "") {
    self.alternative = alternative
    self.long = long
  }
}
