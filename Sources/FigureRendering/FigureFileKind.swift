public import Figures

/// The kinds of file that a figure is written as; the raw value is the file's ending.
public enum FigureFileKind: String, CaseIterable, Sendable {
  case svg
  case png
  case pdf
  /// The numbers, panel by panel.
  case csv
  /// The figure's value, enough to draw it again.
  case json

  /// Whether the file is a picture, which the format and the theme change.
  public var isPicture: Bool { self != .csv && self != .json }
}

extension FigureRenderer {
  /// A figure as a file of any kind.
  ///
  /// - Parameters:
  ///   - figure: what to draw.
  ///   - kind: the kind of file.
  ///   - format: where the picture will stand.
  ///   - appearance: light or dark paper; without it, an SVG for the web follows its reader, and
  ///     everything else is light.
  ///   - scale: the pixels per point of a PNG.
  /// - Returns: the file's bytes.
  /// - Throws: `FigureError`, `MissingGlyphError` or `DrawingError` when it cannot be drawn.
  public func bytes(
    of figure: Figure, as kind: FigureFileKind, for format: FigureFormat,
    theme appearance: Appearance? = nil, scale: Double = 2
  ) throws -> [UInt8] {
    switch kind {
    case .csv: return Array(figure.csv().utf8)
    case .json: return Array(try figure.json().utf8)
    case .svg, .png, .pdf:
      let drawing = try layout(figure, for: format.standing(on: appearance))
      return try bytes(
        of: figure, drawing, as: kind, for: format, theme: appearance, scale: scale,
        pictures: PictureFiles(theme: theme))
    }
  }

  /// A figure that is laid out already, with pictures that may be packed already.
  func bytes(
    of figure: Figure, _ drawing: Drawing, as kind: FigureFileKind, for format: FigureFormat,
    theme appearance: Appearance?, scale: Double, pictures: PictureFiles
  ) throws -> [UInt8] {
    let paper = appearance ?? .light
    switch kind {
    case .csv, .json:
      return try bytes(of: figure, as: kind, for: format)
    case .svg where format.isWeb:
      // On the web texts can be searched and copied; elsewhere fonts cannot be relied on.
      return try WebSVG(
        figure: figure, drawing: drawing, format: format, occurrence: 1, theme: theme,
        appearance: appearance, pictures: pictures
      ).bytes()
    case .svg:
      return try SlideSVG(
        figure: figure, drawing: drawing, format: format, theme: theme, appearance: paper,
        fonts: fonts, pictures: pictures
      ).bytes()
    case .png:
      try figure.check(scale: scale, of: drawing.size)
      let metresPerInch = 0.0254
      let density = (scale * format.pointsPerInch / metresPerInch).rounded()
      return try CairoFile(theme: theme, appearance: paper, fonts: fonts)
        .png(drawing, scale: scale, pixelsPerMetre: Int(density), named: figure.id)
    case .pdf:
      return try CairoFile(theme: theme, appearance: paper, fonts: fonts)
        .pdf(
          drawing, title: figure.title, pointsPerInch: format.pointsPerInch,
          onPaper: format.showsPaper(paper))
    }
  }
}

extension FigureFormat {
  /// Whether the paper is painted: what is light on dark cannot stand on someone else's white.
  func showsPaper(_ appearance: Appearance) -> Bool {
    backdrop == .paper || appearance == .dark
  }

  /// The format with a rim of paper around the picture where paper is painted that the format
  /// leaves to the page.
  func standing(on appearance: Appearance?) -> FigureFormat {
    let rim = 12.0
    guard backdrop == .transparent, !isWeb, appearance == .dark, margin < rim else { return self }
    var format = self
    format.margin = rim
    format.height = height.map { $0 + 2 * (rim - margin) }
    return format
  }
}

extension Figure {
  /// Beyond this Cairo's coordinates come to their end.
  private static let mostPixels = 16_384.0

  /// Refuses scales that make no picture.
  fileprivate func check(scale: Double, of size: Size) throws(FigureError) {
    let longest = (max(size.width, size.height) * scale).rounded(.up)
    guard scale >= 0.1, scale <= 16, longest <= Self.mostPixels else {
      throw FigureError(
        figure: id, field: "scale", problem: "is \(scale)",
        advice: "Use 0.1 to 16 pixels a point, and at most 16384 pixels a side.")
    }
  }
}
