/// Red, green and blue from 0 to 1 in the first three places, sRGB; the last place is not looked at.
typealias Colour = SIMD4<Float>

extension SIMD4<Float> {
  init(_ red: Float, _ green: Float, _ blue: Float) {
    self.init(red, green, blue, 0)
  }

  /// A colour as designers write it: 0xD97A3C.
  init(hex: UInt32) {
    self.init(
      Float(hex >> 16 & 255) / 255, Float(hex >> 8 & 255) / 255, Float(hex & 255) / 255)
  }

  static func grey(_ level: Float) -> Colour { Colour(level, level, level) }

  /// This colour at share 0, the other one at share 1.
  @inline(__always)
  func mixed(with other: Colour, _ share: Float) -> Colour {
    self + (other - self) * share
  }
}

/// 0 below one edge, 1 above the other, and a smooth way from one to the other.
@inline(__always)
func smoothstep(_ low: Float, _ high: Float, _ value: Float) -> Float {
  let t = min(max((value - low) / (high - low), 0), 1)
  return t * t * (3 - 2 * t)
}
