import Figures
import Testing

struct ColorMapTests {
  /// Colours 0, 64, 128, 192 and 255 of the 256 of the published table, rounded to bytes.
  private let published: [(step: Int, color: Color)] = [
    (0, Color(0x44_0154)), (64, Color(0x3B_528B)), (128, Color(0x21_918C)),
    (192, Color(0x5E_C962)), (255, Color(0xFD_E725)),
  ]

  @Test func `viridis has the published colours`() {
    let palette = ColorMap.viridis.palette(in: .fovea, .light)
    for (step, color) in published {
      let nearest = (Double(step) / 255 * Double(palette.count - 1)).rounded()
      let found = palette[Int(nearest)].0
      // The palette has 255 steps for 256 colours, so neighbours differ by up to two levels.
      #expect(abs(Int(found.red) - Int(color.red)) <= 2, "\(step): \(found.hex)")
      #expect(abs(Int(found.green) - Int(color.green)) <= 2, "\(step): \(found.hex)")
      #expect(abs(Int(found.blue) - Int(color.blue)) <= 2, "\(step): \(found.hex)")
    }
  }

  @Test func `signed and count maps begin with the bare paper at zero`() {
    let signed = ColorMap.signed.palette(in: .fovea, .light)
    #expect(signed[signed.count / 2].opacity == 0)
    #expect(ColorMap.counts.palette(in: .fovea, .light)[0].opacity == 0)
  }
}
