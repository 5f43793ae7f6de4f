import Figures
import Testing

@Suite struct PixelTableTests {
  private func csv(_ values: [Float], width: Int, _ scale: ColorScale) -> [Substring] {
    let map = ScalarMap(width: width, height: values.count / width, values: values, scale: scale)
    let grid = PictureGrid(columns: 1, pictures: [Picture(map)], scale: scale)
    return Figure(id: "pixels", title: "Pixels", panels: [Panel(.pictures(grid))])
      .csv().split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `the pixels of maps follow the ranges`() {
    let lines = csv([0, 0.25, 1, .nan], width: 2, .magnitude(1, title: "share"))
    #expect(lines[0].hasPrefix("panel,row,column,width"))
    #expect(lines[2].isEmpty)
    #expect(lines[3] == "panel,row,column,y,rounded by at most,x0,x1")
    #expect(lines[4] == "1,1,1,0,0.0025,0,0.252")
    #expect(lines[5] == "1,1,1,1,0.0025,1,")
  }

  @Test(arguments: [ColorScale.Curve.linear, .squareRoot])
  func `values come back as near as the table says`(curve: ColorScale.Curve) throws {
    let values: [Float] = [-2, -0.7, 0, 0.1, 1.9]
    let line = csv(values, width: 5, .signed(2, title: "x", curve: curve))[4]
    let found = line.split(separator: ",").dropFirst(4).compactMap { Double($0) }
    try #require(found.count == values.count + 1)
    for (value, text) in zip(values, found.dropFirst()) {
      #expect((Double(value) - text).magnitude <= found[0], "\(value) became \(text)")
    }
    // Not much more than half of the widest step, of which there are 127 on each side.
    #expect(found[0] < 2 * 1.5 / 127)
  }

  @Test func `weak values on a square-root scale are not rounded to zero`() throws {
    let line = csv([0.0001, 1], width: 2, .magnitude(1, title: "x", curve: .squareRoot))[4]
    let found = try #require(line.split(separator: ",").dropFirst(5).first.flatMap { Double($0) })
    #expect(found > 0)
  }

  @Test(arguments: [1e-20, 1e20])
  func `very small and very large values are written in full`(unit: Double) throws {
    let line = csv([0, Float(unit)], width: 2, .magnitude(unit, title: "x"))[4]
    let found = line.split(separator: ",").compactMap { Double($0) }
    #expect(found.last == unit)
  }

  @Test func `very many pixels are left to their ranges`() {
    let lines = csv(
      .init(repeating: 1, count: 200 * 200), width: 200, .magnitude(1, title: "share"))
    #expect(lines.count == 3)
    #expect(lines[1].hasSuffix(",1,1,too many to list"))
  }
}
