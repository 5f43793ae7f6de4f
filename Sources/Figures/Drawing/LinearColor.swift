import Mathematics

/// Amounts of red, green and blue light, 0 to 1, which add up as light does.
///
/// Source: IEC 61966-2-1, sRGB.
struct LinearColor: Equatable, Sendable {
  var red: Double
  var green: Double
  var blue: Double

  init(_ color: Color) {
    func light(_ channel: UInt8) -> Double {
      let c = Double(channel) / 255
      return c <= 0.04045 ? c / 12.92 : power((c + 0.055) / 1.055, 2.4)
    }
    (red, green, blue) = (light(color.red), light(color.green), light(color.blue))
  }

  /// The nearest colour that a screen shows.
  var color: Color {
    func channel(_ light: Double) -> UInt8 {
      let l = min(max(light, 0), 1)
      let c = l <= 0.0031308 ? 12.92 * l : 1.055 * power(l, 1 / 2.4) - 0.055
      return UInt8((c * 255).rounded())
    }
    return Color(red: channel(red), green: channel(green), blue: channel(blue))
  }

  /// The sum of the three amounts, each times its weight.
  func weighted(_ red: Double, _ green: Double, _ blue: Double) -> Double {
    self.red * red + self.green * green + self.blue * blue
  }
}
