extension Theme {
  /// The distances between texts and what they belong to, in points.
  public struct Gaps: Equatable, Codable, Sendable {
    /// Between a colour bar and the cells, pictures or panels above it.
    public var aboveColorBar = 12.0
    /// Between a colour bar and its numbers.
    public var besideColorBar = 6.0
    /// Between a colour bar and a title behind it.
    public var colorBarTitle = 12.0
    /// Between a panel's title and what stands below it.
    public var belowPanelTitle = 10.0
    /// Between a plot and the texts at its left.
    public var leftTicks = 7.0
    /// Between a plot and the texts below it.
    public var lowerTicks = 8.0
    /// Between the end of a line and its name.
    public var endLabel = 6.0
    /// Between a plot's edge and what stands above it.
    public var abovePlot = 6.0
    /// Between a sample in a legend and its name.
    public var legendSample = 6.0
    /// Between two names of a legend.
    public var legendEntries = 18.0
    /// Between a bar's end and its number.
    public var barText = 6.0
    /// Between a place and the note beside it.
    public var note = 7.0
    /// Between the outermost values and the plot's sides, which keeps markers whole.
    public var plotSides = 8.0

    public init() {}
  }

  /// How much of their colour areas and lines show, from 0 to 1.
  public struct Tints: Equatable, Codable, Sendable {
    /// The area of a band, which other bands and lines shine through.
    public var band = 0.18
    /// The area of a polygon, which has an outline.
    public var polygon = 0.14
    /// The sample of an area in a legend: too small to be as pale as the area itself.
    public var legend = 0.3
    /// Hairlines between those that have numbers.
    public var minorLines = 0.5
    /// Points so many that they lie on each other.
    public var crowdedPoints = 0.6
    /// The ribs of bars, darker than the gaps between bars, lest one bar look like two.
    public var ribs = 0.5
    /// The slip of paper under a note.
    public var slip = 0.85

    public init() {}
  }
}
