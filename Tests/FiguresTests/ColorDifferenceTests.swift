import Figures
import Testing

@Suite struct ColorDifferenceTests {
  /// Pairs and differences from table 1 of Sharma, Wu & Dalal 2005, chosen so that every branch of
  /// the formula is taken: both sides of the hue circle's seam, near greys, blues, far and dark
  /// colours.
  private static let published: [(one: [Double], two: [Double], difference: Double)] = [
    ([50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425),
    ([50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0000),
    ([50, 0, 0], [50, -1, 2], 2.3669),
    ([50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792),
    ([50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195),
    ([50, -0.001, 2.49], [50, 0.0010, -2.49], 4.8045),
    ([50, -0.001, 2.49], [50, 0.0011, -2.49], 4.7461),
    ([50, 2.5, 0], [73, 25, -18], 27.1492),
    ([50, 2.5, 0], [61, -5, 29], 22.8977),
    ([50, 2.5, 0], [56, -27, -3], 31.9030),
    ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
    ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
  ]
  /// The table is printed with four decimals.
  private let printed = 0.5e-4 + 1e-9
  /// The matrix of sRGB is printed with seven digits.
  private let matrixDigits = 1e-3

  @Test func `differences are the published ones, in both directions`() {
    for (one, two, difference) in ColorDifferenceTests.published {
      let (a, b) = (color(one), color(two))
      #expect((a.difference(from: b) - difference).magnitude < printed, "\(one) \(two)")
      #expect((b.difference(from: a) - difference).magnitude < printed, "\(two) \(one)")
    }
  }

  @Test func `a colour does not differ from itself`() {
    for hex: UInt32 in [0, 0x80_8080, 0xFF_FFFF, 0x26_85D4] {
      #expect(Color(hex).difference(from: Color(hex)) == 0)
    }
  }

  @Test func `black is 0 and white 100 light, both without hue`() {
    for (hex, lightness) in [(UInt32(0), 0.0), (0xFF_FFFF, 100)] {
      let found = UniformColor(Color(hex))
      #expect((found.lightness - lightness).magnitude < matrixDigits)
      #expect(max(found.a.magnitude, found.b.magnitude) < matrixDigits)
    }
  }

  @Test func `red lies where it should`() {
    let red = UniformColor(Color(0xFF_0000))
    #expect((red.lightness - 53.241).magnitude < matrixDigits)
    #expect((red.a - 80.092).magnitude < matrixDigits)
    #expect((red.b - 67.203).magnitude < matrixDigits)
  }

  private func color(_ parts: [Double]) -> UniformColor {
    UniformColor(lightness: parts[0], a: parts[1], b: parts[2])
  }
}
