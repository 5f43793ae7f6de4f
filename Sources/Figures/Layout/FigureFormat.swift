/// Where a figure will stand, which decides its size and what it says about itself.
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

  /// The greatest width in points; one point is one CSS pixel on a screen.
  public var width: Double
  /// The space around the picture in points.
  public var margin: Double
  /// How much larger than on a page text is set.
  public var textScale: Double
  public var heading: Heading
  public var backdrop: Backdrop

  /// Inside a page: no title, no margin, the page's own paper.
  public static let page = FigureFormat(
    width: 680, margin: 0, textScale: 1, heading: .subtitle, backdrop: .transparent)

  /// A file that stands alone.
  public static let file = FigureFormat(
    width: 680 + 2 * 24, margin: 24, textScale: 1, heading: .titleAndSubtitle, backdrop: .paper)

  /// A slide 13⅓ inches wide, with no text below 14 points.
  public static let slide = FigureFormat(
    width: 960, margin: 30, textScale: 1.3, heading: .titleAndSubtitle, backdrop: .paper)
}
