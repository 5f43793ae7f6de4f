import Figures
import Testing

@Suite struct ExtremeNumbersTests {
  private let most = Float.greatestFiniteMagnitude

  @Test func `greys reach from the least to the largest number there is`() {
    let bitmap = Bitmap(width: 3, height: 1, grey: [-most, 0, most], from: -most, to: most)
    #expect(bitmap.bytes == [0, 128, 255])
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func `greys between ends that are not finite are drawn`(low: Float) {
    let bitmap = Bitmap(width: 2, height: 1, grey: [0, 1], from: low, to: .infinity)
    #expect(bitmap.bytes.count == 2)
    #expect(bitmap.missing.isEmpty)
  }

  @Test func `a map on a scale between infinite ends has a colour for every value`() {
    var scale = ColorScale.signed(1, title: "weight")
    (scale.low, scale.high) = (-.infinity, .infinity)
    let map = ScalarMap(width: 2, height: 1, values: [-1, 1], scale: scale)
    #expect(map.steps == [127, 127])
  }

  @Test(arguments: [-1, 400, Int.max]) func `any number of decimals has a text`(places: Int) {
    #expect(decimalText(2, places: places) == (places < 0 ? "2" : "2.000000000000000"))
  }

  @Test func `nothing is shortened to nothing, also where there is less than no room`() throws {
    #expect(try LineFitting(room: -1) { Double($0.count) }.shortened("") == "")
  }

  @Test func `a wide and a tall map do not fill a table with empty cells`() throws {
    let scale = ColorScale.magnitude(1, title: "strength")
    let values = [Float](repeating: 0, count: 1000)
    let figure = Figure(
      id: "maps", title: "Two maps",
      panels: [
        Panel(
          .pictures(
            PictureGrid(
              columns: 2,
              pictures: [
                Picture(ScalarMap(width: 1000, height: 1, values: values, scale: scale)),
                Picture(ScalarMap(width: 1, height: 1000, values: values, scale: scale)),
              ], scale: scale)))
      ])
    try figure.validate()
    #expect(figure.csv().utf8.count < 1000)
  }
}
