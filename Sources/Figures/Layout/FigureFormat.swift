/// Where a figure will stand, which decides its size and what it says about itself.
///
/// A drawing is as large as its content, never larger than the format: who puts it on a slide gets
/// a picture whose texts have the right size as it is inserted, without empty space to cut off.
public struct FigureFormat: Equatable, Codable, Sendable {
  public enum Heading: String, Codable, Sendable {
    case titleAndSubtitle
    /// For pages that print the title and the data’s origin themselves.
    case subtitle
  }

  public enum Backdrop: String, Codable, Sendable {
    case paper
    case transparent
  }

  /// What file names and errors call the format, such as `slide-4x3`.
  public var name: String
  /// The greatest width in points, margins included.
  public var width: Double
  /// The greatest height in points, margins included; none where a figure may grow downward.
  public var height: Double?
  /// Whether panels leave their columns for others in which they are larger; where they do not, they
  /// still do so when they would not fit.
  public var movesPanels: Bool
  /// The space around the picture in points.
  public var margin: Double
  /// How much larger than on a page text is set.
  public var textScale: Double
  /// How much larger than on a page title and subtitle are set.
  public var headingScale: Double
  /// The smallest size of a text in points; numbers in cells may be smaller where `leastNumber` is.
  public var leastText: Double
  /// The smallest size of a number in a cell, in points; where it is missing, the theme's, scaled
  /// like all text.
  ///
  /// Where one number of a panel does not fit its cell in this size, all are left out.
  public var leastNumber: Double?
  /// 96 where a point is a CSS pixel, 72 where it is a printer's point.
  public var pointsPerInch: Double
  public var heading: Heading
  public var backdrop: Backdrop
  /// Whether the gaps between heading, panels and footnote are as small as they may be.
  private(set) var isTight = false

  public init(
    name: String, width: Double, height: Double? = nil, movesPanels: Bool = true, margin: Double,
    textScale: Double = 1,
    headingScale: Double? = nil, leastText: Double, leastNumber: Double? = nil,
    pointsPerInch: Double = 72,
    heading: Heading = .titleAndSubtitle,
    backdrop: Backdrop = .paper
  ) {
    self.name = name
    self.width = width
    self.height = height
    self.movesPanels = movesPanels
    self.margin = margin
    self.textScale = textScale
    self.headingScale = headingScale ?? textScale
    self.leastText = leastText
    self.leastNumber = leastNumber
    self.pointsPerInch = pointsPerInch
    self.heading = heading
    self.backdrop = backdrop
  }

  /// Inside a page: no title, no margin, the page's own paper.
  public static let page = FigureFormat(
    name: "page", width: 680, margin: 0, leastText: 9, pointsPerInch: 96, heading: .subtitle,
    backdrop: .transparent)

  /// A file that stands alone.
  public static let file = FigureFormat(
    name: "web", width: 680 + 2 * 24, margin: 24, leastText: 9, pointsPerInch: 96)

  /// A slide of 13⅓ by 7½ inches.
  public static let slide = FigureFormat(
    name: "slide-16x9", width: 960, height: 540, margin: 30, textScale: 1.3,
    leastText: Theme.leastOnSlides, leastNumber: Theme.leastOnSlides)

  /// A slide of 10 by 7½ inches.
  public static let slide4x3 = FigureFormat(
    name: "slide-4x3", width: 720, height: 540, margin: 30, textScale: 1.3,
    leastText: Theme.leastOnSlides, leastNumber: Theme.leastOnSlides)

  /// Half a wide slide, beside what the other half says; long titles would fill it.
  public static let slideHalf = FigureFormat(
    name: "slide-half", width: 480, height: 540, margin: 20, textScale: 1.3,
    headingScale: Self.tightHeadingScale, leastText: Theme.leastOnSlides,
    leastNumber: Theme.leastOnSlides)

  /// The column of an A4 page with margins of an inch, with room for a caption; ink on white.
  public static let print = FigureFormat(
    name: "print", width: 451, height: 560, movesPanels: false, margin: 4, textScale: 0.75,
    leastText: 8, backdrop: .transparent)
}

extension FigureFormat {
  /// Title and subtitle of half slides and of crowded figures, just above the least size of text.
  private static let tightHeadingScale = 1.1
  private static let tightMargin = 20.0

  /// The same slide with a narrower margin and a smaller heading, for figures whose numbers and
  /// names would not stand otherwise; pages grow instead, and print keeps its measures.
  var tightened: FigureFormat? {
    guard height != nil, movesPanels else { return nil }
    var format = self
    format.margin = min(margin, Self.tightMargin)
    format.headingScale = min(headingScale, Self.tightHeadingScale)
    format.isTight = true
    return format
  }

  /// The greatest side of a format in points.
  private static let largestSide = 10_000.0

  /// What texts and panels have between the margins.
  var room: Size {
    Size(width: width - 2 * margin, height: (height ?? .infinity) - 2 * top)
  }

  /// Where the first line begins: dots and accents stand above the capitals.
  var top: Double { max(margin, 4) }

  /// - Throws: `FigureError` for a size that nothing can stand in.
  func validate(for figure: String) throws(FigureError) {
    let check = FieldCheck(figure: figure, place: "format")
    for (side, length) in [("width", width), ("height", height ?? width)] {
      try check(
        length >= 100 && length <= Self.largestSide, side, "is \(length) points",
        "Use 100 to 10000 points.")
    }
    try check(
      margin >= 0 && margin <= min(width, height ?? width) / 4, "margin",
      "is \(margin) points", "Use 0 points to a quarter of the shorter side.")
    try check(
      textScale >= 0.25 && textScale <= 8, "textScale", "is \(textScale)", "Use 0.25 to 8.")
    try check(
      headingScale >= 0.25 && headingScale <= 8, "headingScale", "is \(headingScale)",
      "Use 0.25 to 8.")
    try check(
      pointsPerInch >= 1 && pointsPerInch <= 10_000, "pointsPerInch", "is \(pointsPerInch)",
      "Use 96 on screens and 72 on paper and slides.")
  }
}
