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
    #expect(lines[3] == "panel,row,column,y,x0,x1")
    #expect(lines[4] == "1,1,1,0,0,0.252")
    #expect(lines[5] == "1,1,1,1,1,")
  }

  /// A step is 1/127 of the larger half on a signed scale, and twice that near the ends of a curve.
  private static let stepShare = 0.02

  @Test(arguments: [ColorScale.Curve.linear, .squareRoot])
  func `values come back within a step of their scale`(curve: ColorScale.Curve) throws {
    let values: [Float] = [-2, -0.7, 0, 0.1, 1.9]
    let line = csv(values, width: 5, .signed(2, title: "x", curve: curve))[4]
    let found = line.split(separator: ",").dropFirst(4).compactMap { Double($0) }
    try #require(found.count == values.count)
    for (value, text) in zip(values, found) {
      #expect((Double(value) - text).magnitude <= 2 * Self.stepShare, "\(value) became \(text)")
    }
  }

  @Test func `very many pixels are left to their ranges`() {
    let lines = csv(
      .init(repeating: 1, count: 200 * 200), width: 200, .magnitude(1, title: "share"))
    #expect(lines.count == 3)
  }
}
