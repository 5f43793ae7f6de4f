/// An opaque sRGB colour with eight bits per channel, written `#rrggbb` in JSON.
public struct Color: Equatable, Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour 0xRRGGBB.
  public init(_ hex: UInt32) {
    self.init(
      red: UInt8(hex >> 16 & 255), green: UInt8(hex >> 8 & 255), blue: UInt8(hex & 255))
  }

  public var hex: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// How much lighter one colour is than the other, from 1 (equal) to 21 (black and white).
  ///
  /// Source: WCAG 2.2, "contrast ratio".
  public func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// What is seen when this colour lies over another with the given opacity, 0 to 1.
  public func over(_ paper: Color, opacity: Double) -> Color {
    func mix(_ top: UInt8, _ bottom: UInt8) -> UInt8 {
      let mixed = Double(bottom) + (Double(top) - Double(bottom)) * min(max(opacity, 0), 1)
      return UInt8(mixed.rounded())
    }
    return Color(
      red: mix(red, paper.red), green: mix(green, paper.green), blue: mix(blue, paper.blue))
  }

  /// Relative luminance, 0 for black to 1 for white.
  ///
  /// Source: WCAG 2.2, "relative luminance".
  package var luminance: Double { LinearColor(self).weighted(0.2126, 0.7152, 0.0722) }
}

extension Color: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard text.utf8.count == 7, text.first == "#", let hex = UInt32(text.dropFirst(), radix: 16),
      Color(hex).hex == text.lowercased()
    else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is not a colour like #1b1d20.")
    }
    self.init(hex)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
