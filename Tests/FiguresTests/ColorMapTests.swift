import Figures
import Testing

struct ColorMapTests {
  /// Colours 0, 64, 128, 192 and 255 of the 256 of the published tables, rounded to bytes.
  private static let published: [(map: ColorMap, colors: [Color])] = [
    (.viridis, [0x44_0154, 0x3B_528B, 0x21_918C, 0x5E_C962, 0xFD_E725].map { Color($0) }),
    (.cividis, [0x00_224E, 0x43_4E6C, 0x7D_7C78, 0xBC_AE6C, 0xFE_E838].map { Color($0) }),
  ]

  /// The published tables are rounded to bytes, which turns two of their 255 steps back by up to
  /// 0.03 of a lightness of 100.
  private let rounding = 0.05

  @Test func `viridis and cividis have the published colours`() {
    for (map, colors) in ColorMapTests.published {
      for (step, color) in zip([0, 64, 128, 192, 255], colors) {
        let found = shown(by: map, at: Double(step) / 255, .light)
        // The palette has 255 steps for 256 colours, so neighbours differ by up to two levels.
        #expect(abs(Int(found.red) - Int(color.red)) <= 2, "\(map) \(step): \(found.hex)")
        #expect(abs(Int(found.green) - Int(color.green)) <= 2, "\(map) \(step): \(found.hex)")
        #expect(abs(Int(found.blue) - Int(color.blue)) <= 2, "\(map) \(step): \(found.hex)")
      }
    }
  }

  @Test func `signed and count maps begin with the bare paper at zero`() {
    let signed = ColorMap.signed.palette(in: .fovea, .light)
    #expect(signed[signed.count / 2].opacity == 0)
    #expect(ColorMap.counts.palette(in: .fovea, .light)[0].opacity == 0)
  }

  @Test(arguments: ColorMap.allCases.filter { $0 != .jet && !$0.isSigned }, Appearance.allCases)
  func `lightness only rises or only falls`(map: ColorMap, appearance: Appearance) {
    let steps = lightness(of: map, appearance)
    let changes = zip(steps, steps.dropFirst()).map { $1 - $0 }
    #expect(
      changes.allSatisfy { $0 > -rounding } || changes.allSatisfy { $0 < rounding },
      "\(map): \(changes)")
  }

  @Test func `the lightness of jet turns back`() {
    let steps = lightness(of: .jet, .light)
    let rises = zip(steps, steps.dropFirst()).filter { $0 < $1 }.count
    let falls = zip(steps, steps.dropFirst()).filter { $0 > $1 }.count
    #expect(rises > 50 && falls > 50)
  }

  @Test func `jet runs from dark blue over green to dark red`() {
    #expect(shown(by: .jet, at: 0, .light) == Color(0x00_0080))
    #expect(shown(by: .jet, at: 0.5, .light) == Color(0x80_FF80))
    #expect(shown(by: .jet, at: 1, .light) == Color(0x80_0000))
  }

  @Test(arguments: ColorMap.allCases.filter(\.isSameOnBothPapers))
  func `maps of images are the same on both papers`(map: ColorMap) {
    let (light, dark) = (map.palette(in: .fovea, .light), map.palette(in: .fovea, .dark))
    #expect(light.map(\.0) == dark.map(\.0))
    #expect(light.map(\.opacity) == dark.map(\.opacity))
  }

  @Test func `numbers stand on cells of every map`() throws {
    for map in ColorMap.allCases {
      let scale =
        map.isSigned
        ? ColorScale.signed(1, title: "") : .range(0, 1, map: map, title: "")
      let figure = Figure(
        id: "cells", title: "Cells",
        panels: [
          Panel(
            .heatMap(
              HeatMap(
                rows: 1, columns: 3, values: [0, 0.5, 1], texts: ["a", "b", "c"], scale: scale)))
        ])
      try figure.validate()
      let drawing = try figure.layout(measuring: FixedWidths())
      #expect(texts(drawing).prefix(3) == ["a", "b", "c"])
    }
  }

  private func shown(by map: ColorMap, at share: Double, _ appearance: Appearance) -> Color {
    let palette = map.palette(in: .fovea, appearance)
    let (color, opacity) = palette[Int((share * Double(palette.count - 1)).rounded())]
    return color.over(Theme.fovea.color(.paper, in: appearance), opacity: opacity)
  }

  /// The lightness of every step, 0 to 100.
  private func lightness(of map: ColorMap, _ appearance: Appearance) -> [Double] {
    (0..<ColorMap.steps).map { step in
      UniformColor(shown(by: map, at: Double(step) / Double(ColorMap.steps - 1), appearance))
        .lightness
    }
  }
}
