import Mathematics

/// A colour in CIELAB, where equal distances look about equally large.
///
/// Source: CIE 15:2004, with the white of sRGB (D65, 2° observer).
public struct UniformColor: Equatable, Sendable {
  /// From 0 for black to 100 for white.
  public var lightness: Double
  /// Below zero towards green, above towards red.
  public var a: Double
  /// Below zero towards blue, above towards yellow.
  public var b: Double

  public init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  public init(_ color: Color) {
    let light = LinearColor(color)
    // The rows of sRGB's matrix, each divided by its sum, so that white has neither a nor b.
    let x = response(light.weighted(0.4124564, 0.3575761, 0.1804375) / 0.95047)
    let y = response(light.weighted(0.2126729, 0.7151522, 0.0721750))
    let z = response(light.weighted(0.0193339, 0.1191920, 0.9503041) / 1.08883)
    self.init(lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z))
  }
}

/// The cube root, straight near black.
private func response(_ light: Double) -> Double {
  light > 216.0 / 24389 ? power(light, 1.0 / 3) : (24389.0 / 27 * light + 16) / 116
}
