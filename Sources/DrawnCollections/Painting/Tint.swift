/// Red, green and blue as amounts of light: 0 is none, 1 is a white wall in the sun.
///
/// Light adds up and is averaged in these amounts; the squares of a screen's values come close to
/// them and need no exponent.
typealias Tint = SIMD3<Double>

extension SIMD3<Double> {
  /// A colour as a screen shows it.
  ///
  /// - Parameters:
  ///   - red: 0 to 255.
  ///   - green: 0 to 255.
  ///   - blue: 0 to 255.
  /// - Returns: its light.
  static func screen(_ red: Double, _ green: Double, _ blue: Double) -> Tint {
    let shares = Tint(red, green, blue) / 255
    return shares * shares
  }

  /// A colour by its hue.
  ///
  /// - Parameters:
  ///   - hue: in turns; 0 is red, 1/3 green, 2/3 blue.
  ///   - strength: 0 is grey, 1 as colourful as can be.
  ///   - brightness: 0 to 1, as a screen shows it.
  /// - Returns: its light.
  static func hue(_ hue: Double, _ strength: Double, _ brightness: Double) -> Tint {
    func share(_ offset: Double) -> Double {
      let turn = hue + offset
      let distance = abs(6 * (turn - turn.rounded(.down)) - 3)
      return 1 - strength * (1 - Swift.min(Swift.max(distance - 1, 0), 1))
    }
    let shown = brightness * Tint(share(0), share(2.0 / 3), share(1.0 / 3))
    return shown * shown
  }

  /// The colour part of the way to another.
  func mixed(_ other: Tint, _ share: Double) -> Tint { self + (other - self) * share }

  /// Values that a screen shows, 0 to 255: bright light turns white gently.
  var onScreen: SIMD3<UInt8> {
    func shown(_ amount: Double) -> UInt8 {
      let bright = amount > 0.72 ? 0.72 + 0.28 * ((amount - 0.72) / (amount - 0.44)) : amount
      return UInt8((255 * Swift.max(bright, 0).squareRoot()).rounded())
    }
    return SIMD3<UInt8>(shown(x), shown(y), shown(z))
  }
}

/// From 0 to 1 while a value goes from one bound to the other, gently at both ends.
func ramp(_ low: Double, _ high: Double, _ value: Double) -> Double {
  let t = min(max((value - low) / (high - low), 0), 1)
  return t * t * (3 - 2 * t)
}
