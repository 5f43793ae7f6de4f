/// A colour by role; the canvas looks it up in the theme.
public struct Paint: Equatable, Hashable, Codable, Sendable {
  public var light: ColorRole
  public var dark: ColorRole
  public var opacity: Double
  /// The colour of a map that no theme changes; it takes the place of the roles.
  public var fixed: Color?

  public init(_ role: ColorRole, opacity: Double = 1) {
    self.init(light: role, dark: role, opacity: opacity)
  }

  /// A paint that plays different roles on light and on dark paper.
  public init(light: ColorRole, dark: ColorRole, opacity: Double = 1) {
    self.light = light
    self.dark = dark
    self.opacity = roundedCoordinate(min(max(opacity, 0), 1))
  }

  /// A paint of the same colour on light and on dark paper.
  public init(_ fixed: Color) {
    self.init(.ink)
    self.fixed = fixed
  }

  public func role(in appearance: Appearance) -> ColorRole {
    appearance == .light ? light : dark
  }
}

/// How a line is drawn; widths and dashes in points.
public struct Stroke: Equatable, Hashable, Codable, Sendable {
  public var paint: Paint
  public var width: Double
  public var dash: [Double]

  public init(_ paint: Paint, width: Double, dash: [Double] = []) {
    self.paint = paint
    self.width = width
    self.dash = dash
  }
}

/// Which way a line of text runs.
public enum TextDirection: String, Codable, Sendable {
  case across
  /// Turned a quarter to the left, read from the bottom to the top.
  case upward
}

/// One line of text with the place of its baseline.
public struct TextRun: Equatable, Codable, Sendable {
  public var text: String
  public var origin: Point
  public var style: TextStyle
  public var paint: Paint
  public var anchor: TextAnchor
  public var direction: TextDirection
}

/// How an image is enlarged or reduced to its frame.
public enum ImageScaling: String, Codable, Sendable {
  case pixelated
  case smooth
}

/// One step of drawing, in points; the list of them is what every canvas draws.
public enum DrawingCommand: Equatable, Sendable {
  case fill(Path, Paint)
  case stroke(Path, Stroke)
  /// A smooth change from the left edge's paint to the right edge's.
  case gradient(Rectangle, from: Paint, to: Paint)
  case text(TextRun)
  case image(Raster, Rectangle, ImageScaling)
}

/// A laid-out figure: its size in points and what to draw, in order.
public struct Drawing: Equatable, Codable, Sendable {
  public var size: Size
  public var commands: [DrawingCommand]
}
