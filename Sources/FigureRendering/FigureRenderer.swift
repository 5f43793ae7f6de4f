public import Figures

/// Draws figures in every format, always with the same bytes for the same figure.
///
/// One renderer may be used by many threads at once.
public struct FigureRenderer: Sendable {
  public let fonts: FontLibrary
  public let theme: Theme

  public init(fonts: FontLibrary, theme: Theme = .fovea) {
    self.fonts = fonts
    self.theme = theme
  }

  /// SVG for the web: real text, colours that follow light and dark pages, a description.
  ///
  /// - Parameters:
  ///   - figure: what to draw.
  ///   - format: `.page` for inside a page that prints the title itself, `.file` to stand alone.
  ///   - occurrence: 2 for the second time that the figure stands on one page, and so on, so that
  ///     no id of the page occurs twice.
  /// - Returns: an `svg` element that can stand in a page or in a file of its own.
  /// - Throws: `FigureError` or `MissingGlyphError` when the figure cannot be drawn.
  public func svg(
    _ figure: Figure, for format: FigureFormat = .page, occurrence: Int = 1
  ) throws -> String {
    let drawing = try layout(figure, for: format)
    let svg = WebSVG(
      figure: figure, drawing: drawing, format: format, occurrence: occurrence, theme: theme,
      pictures: PictureFiles(theme: theme))
    return String(decoding: try svg.bytes(), as: UTF8.self)
  }

  /// Plain SVG 1.1 for slides and documents: text as outlines, literal colours.
  public func slideSVG(
    _ figure: Figure, for format: FigureFormat = .slide, theme appearance: Appearance = .light
  ) throws -> String {
    let svg = SlideSVG(
      figure: figure, drawing: try layout(figure, for: format), format: format, theme: theme,
      appearance: appearance, fonts: fonts, pictures: PictureFiles(theme: theme))
    return String(decoding: try svg.bytes(), as: UTF8.self)
  }

  /// A PNG file with `scale` pixels per point, which says how large it is to be shown.
  ///
  /// - Throws: also `FigureError` for a scale that is not from 0.1 to 16, or that makes the picture
  ///   larger than 16384 pixels a side.
  public func png(
    _ figure: Figure, scale: Double = 2, theme appearance: Appearance = .light,
    for format: FigureFormat = .file
  ) throws -> [UInt8] {
    try bytes(of: figure, as: .png, for: format, theme: appearance, scale: scale)
  }

  /// A PDF file of one page, fonts embedded, one point per point.
  public func pdf(
    _ figure: Figure, theme appearance: Appearance = .light, for format: FigureFormat = .file
  ) throws -> [UInt8] {
    try bytes(of: figure, as: .pdf, for: format, theme: appearance)
  }

  /// The drawing commands that every format is made from.
  public func layout(_ figure: Figure, for format: FigureFormat) throws -> Drawing {
    try figure.layout(for: format, theme: theme, measuring: fonts)
  }
}
