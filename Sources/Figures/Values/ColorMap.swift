/// A way from numbers to colours, for cells with numbers in them and for images alike.
public enum ColorMap: String, Codable, CaseIterable, Sendable {
  /// Blue below zero, the paper at zero, orange above.
  case signed
  /// The paper at zero, the theme's blue at the top; for counts and shares.
  case counts
  /// Magnitudes: dark violet, green, yellow.
  case viridis
  /// Magnitudes: dark blue, grey, yellow; almost the same in every kind of colour vision.
  case cividis
  /// Black to white, as in images.
  case greys
  /// Nearly white to dark blue, the same on both papers.
  case blues
  /// The rainbow of older pictures, only to be compared with: its lightness goes up and down.
  case jet

  /// How many steps a map has in an image: an odd number, so that zero has a step of its own.
  public static let steps = 255

  /// Whether the middle of the map stands for zero.
  public var isSigned: Bool { self == .signed }

  /// Whether images in this map have the same colours on light and on dark paper.
  public var isSameOnBothPapers: Bool { self != .counts }

  /// The paint of a position: −1 to 1 for signed values, 0 to 1 for all others.
  func paint(at position: Double) -> Paint {
    switch self {
    case .signed: Paint(position < 0 ? .negative : .positive, opacity: position.magnitude)
    case .counts: Paint(.count, opacity: position)
    case .viridis: Paint(color(among: viridisColors, at: position))
    case .cividis: Paint(color(among: cividisColors, at: position))
    case .greys: Paint(color(among: [0x00_0000, 0xFF_FFFF], at: position))
    case .blues: Paint(color(among: bluesColors, at: position))
    case .jet: Paint(jetColor(at: position))
    }
  }

  /// The colour and opacity of each of the steps, lowest value first.
  public func palette(in theme: Theme, _ appearance: Appearance) -> [(Color, opacity: Double)] {
    (0..<ColorMap.steps).map { step in
      let share = Double(step) / Double(ColorMap.steps - 1)
      let paint = paint(at: isSigned ? 2 * share - 1 : share)
      return (paint.fixed ?? theme.color(paint.role(in: appearance), in: appearance), paint.opacity)
    }
  }
}

/// The colour at a share, 0 to 1, of the way through evenly spaced colours.
private func color(among colors: [UInt32], at share: Double) -> Color {
  let position = min(max(share, 0), 1) * Double(colors.count - 1)
  let lower = min(Int(position), colors.count - 2)
  return Color(colors[lower + 1]).over(Color(colors[lower]), opacity: position - Double(lower))
}

/// Nine blues whose CIE lightness falls in even steps from 97 to 23.
private let bluesColors: [UInt32] = [
  0xF3_F7FA, 0xBF_E0F8, 0x93_C8EF, 0x68_AFE4, 0x3C_96D5, 0x00_7DC3, 0x00_65AE, 0x00_4D95,
  0x00_367A,
]

/// Red, green and blue as three trapezoids, a quarter of the range apart.
///
/// Source: the widespread definition of “jet”, red = 1.5 − |4·share − 3| and so on.
private func jetColor(at share: Double) -> Color {
  func channel(_ middle: Double) -> UInt8 {
    UInt8((min(max(1.5 - (4 * share - middle).magnitude, 0), 1) * 255).rounded())
  }
  return Color(red: channel(3), green: channel(2), blue: channel(1))
}
