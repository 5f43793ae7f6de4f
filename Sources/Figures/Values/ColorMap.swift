/// A way from numbers to colours.
public enum ColorMap: String, Codable, Sendable {
  /// Blue below zero, the paper at zero, orange above.
  case signed
  /// The paper at zero, blue at the top; for counts and shares.
  case counts
  /// Magnitudes.
  case viridis

  /// How many steps a map has in an image: an odd number, so that zero has a step of its own.
  public static let steps = 255

  /// The paint of a position: −1 to 1 for signed values, 0 to 1 for counts.
  ///
  /// - Returns: `nil` for viridis, whose colours are no roles of the theme.
  func paint(at position: Double) -> Paint? {
    switch self {
    case .signed:
      Paint(position < 0 ? .negative : .positive, opacity: position.magnitude)
    case .counts:
      Paint(.count, opacity: position)
    case .viridis:
      nil
    }
  }

  /// The colour and opacity of each of the steps, lowest value first.
  public func palette(in theme: Theme, _ appearance: Appearance) -> [(Color, opacity: Double)] {
    (0..<ColorMap.steps).map { step in
      let share = Double(step) / Double(ColorMap.steps - 1)
      guard let paint = paint(at: self == .signed ? 2 * share - 1 : share) else {
        return (viridisColor(at: share), 1)
      }
      return (theme.color(paint.role(in: appearance), in: appearance), paint.opacity)
    }
  }
}
