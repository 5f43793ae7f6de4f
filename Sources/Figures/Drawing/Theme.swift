/// Light or dark paper.
public enum Appearance: String, Codable, CaseIterable, Sendable {
  case light
  case dark
}

/// All colours, type sizes and distances of Fovea's figures, in points.
public struct Theme: Equatable, Codable, Sendable {
  public var light: Palette = .light
  public var dark: Palette = .dark

  public var title = TextStyle(font: .bold, size: 17)
  public var subtitle = TextStyle(font: .regular, size: 13)
  public var panelTitle = TextStyle(font: .semibold, size: 13)
  public var label = TextStyle(font: .regular, size: 12)
  public var tick = TextStyle(font: .regular, size: 11.5)
  public var number = TextStyle(font: .mono, size: 11.5)
  public var note = TextStyle(font: .regular, size: 11)

  public var curveWidth = 2.0
  public var hairline = 1.0
  /// The rim of paper around markers.
  public var markerRim = 2.0
  /// The signs for places without a value.
  public var gapSignWidth = 1.25
  /// The strokes and gaps of lines that mark a level or a place.
  public var ruleDash = [2.0, 3.0]
  /// The thickness of a colour bar.
  public var colorBarThickness = 10.0
  public var gaps = Gaps()
  public var tints = Tints()
  /// The gap between neighbouring images and cells.
  public var imageGap = 2.0
  /// The least space between two panels.
  public var gutter = 28.0
  /// Numbers in cells shrink to fit them, but not below this size; formats may ask for more.
  public var leastNumber = 7.0
  /// The lines around wrong predictions and outlined parts of pictures.
  public var frameWidth = 2.0
  public var hatchingWidth = 0.75
  /// From one line of a hatching to the next, along its edge.
  public var hatchingGap = 5.0
  /// Curves with fewer points than this carry markers.
  public var markerLimit = 40

  public static let fovea = Theme()

  /// The smallest text on a slide of any format, in points: what is smaller cannot be read from the
  /// last row of a lecture hall.
  public static let leastOnSlides = 14.0

  public func color(_ role: ColorRole, in appearance: Appearance) -> Color {
    (appearance == .light ? light : dark)[role]
  }

  /// The colour that a paint shows on the theme's own paper.
  public func color(_ paint: Paint, in appearance: Appearance) -> Color {
    let full = paint.fixed ?? color(paint.role(in: appearance), in: appearance)
    return full.over(color(.paper, in: appearance), opacity: paint.opacity)
  }

  /// Black or white, whichever stands out more from what lies behind, chosen for each paper.
  ///
  /// One of the two always has a contrast of at least 4.5:1, on any colour.
  public func textPaint(on background: Paint?) -> Paint {
    func role(_ appearance: Appearance) -> ColorRole {
      let behind = color(background ?? Paint(.paper), in: appearance)
      let black = color(.black, in: appearance).contrast(with: behind)
      let white = color(.white, in: appearance).contrast(with: behind)
      return black >= white ? .black : .white
    }
    return Paint(light: role(.light), dark: role(.dark))
  }

  /// The theme with its sizes as a format asks for them.
  func scaled(for format: FigureFormat) -> Theme {
    var theme = scaled(by: format.textScale)
    theme.title.size = title.size * format.headingScale
    theme.subtitle.size = subtitle.size * format.headingScale
    theme.leastNumber = format.leastNumber ?? theme.leastNumber
    return theme
  }

  private func scaled(by factor: Double) -> Theme {
    guard factor != 1 else { return self }
    var theme = self
    for style in [
      \Theme.title, \.subtitle, \.panelTitle, \.label, \.tick, \.number, \.note,
    ] {
      theme[keyPath: style].size *= factor
    }
    theme.leastNumber *= factor
    theme.curveWidth *= factor
    theme.gutter *= factor
    return theme
  }
}
