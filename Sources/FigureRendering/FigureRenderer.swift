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
  /// - Returns: an `svg` element that can stand in a page or in a file of its own.
  /// - Throws: `FigureError` or `MissingGlyphError` when the figure cannot be drawn.
  public func svg(_ figure: Figure, for format: FigureFormat = .page) throws -> String {
    let drawing = try layout(figure, for: format)
    return try WebSVG(figure: figure, drawing: drawing, format: format, theme: theme).text()
  }

  /// Plain SVG 1.1 for slides: text as outlines, literal colours, on paper.
  public func slideSVG(
    _ figure: Figure, for format: FigureFormat = .slide, theme appearance: Appearance = .light
  ) throws -> String {
    let drawing = try layout(figure, for: format)
    return try SlideSVG(
      figure: figure, drawing: drawing, theme: theme, appearance: appearance, fonts: fonts
    ).text()
  }

  /// A PNG file with `scale` pixels per point.
  public func png(
    _ figure: Figure, scale: Double = 2, theme appearance: Appearance = .light,
    for format: FigureFormat = .file
  ) throws -> [UInt8] {
    let drawing = try layout(figure, for: format)
    return try CairoFile(theme: theme, appearance: appearance, fonts: fonts)
      .png(drawing, scale: scale)
  }

  /// A PDF file of one page, fonts embedded, one point per point.
  public func pdf(
    _ figure: Figure, theme appearance: Appearance = .light, for format: FigureFormat = .file
  ) throws -> [UInt8] {
    let drawing = try layout(figure, for: format)
    return try CairoFile(theme: theme, appearance: appearance, fonts: fonts)
      .pdf(drawing, title: figure.title)
  }

  /// The drawing commands that every format is made from.
  public func layout(_ figure: Figure, for format: FigureFormat) throws -> Drawing {
    try figure.layout(for: format, theme: theme, measuring: fonts)
  }
}
