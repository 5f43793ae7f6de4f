import Figures
import Testing

@Suite struct ColorVisionTests {
  @Test(arguments: ColorVision.allCases)
  func `greys look the same to everyone`(vision: ColorVision) {
    for grey: UInt32 in [0x00_0000, 0x80_8080, 0xFF_FFFF] {
      let (color, seen) = (Color(grey), Color(grey).seen(with: vision))
      // The matrices are printed with six decimals, so a grey may change by one level.
      #expect(abs(Int(seen.red) - Int(color.red)) <= 1)
      #expect(abs(Int(seen.green) - Int(color.green)) <= 1)
      #expect(abs(Int(seen.blue) - Int(color.blue)) <= 1)
    }
  }

  @Test func `normal vision changes nothing`() {
    #expect(Color(0x12_3456).seen(with: .normal) == Color(0x12_3456))
  }

  @Test func `without cones for middle waves red and green look alike`() {
    let (red, green) = (Color(0xA3_5000), Color(0x60_7800))
    #expect(red.difference(from: green) > 30)
    #expect(red.difference(from: green, with: .deuteranopia) < 10)
  }

  @Test func `without cones for long waves red is dark`() {
    let red = Color(0xFF_0000)
    let seen = UniformColor(red.seen(with: .protanopia))
    #expect(seen.lightness < UniformColor(red).lightness - 10)
  }

  @Test func `without cones for short waves blue looks like green`() {
    let (blue, green) = (Color(0x00_72B2), Color(0x00_8060))
    #expect(blue.difference(from: green) > 30)
    #expect(blue.difference(from: green, with: .tritanopia) < 10)
  }
}
