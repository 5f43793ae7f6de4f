import Figures
import Testing

@Suite struct PictureGridTests {
  private let scale = ColorScale.magnitude(1, title: "share")

  private func map(_ size: Int, _ value: Float = 0.5, scale: ColorScale? = nil) -> ScalarMap {
    ScalarMap(
      width: size, height: size, values: .init(repeating: value, count: size * size),
      scale: scale ?? self.scale)
  }

  private func figure(_ grid: PictureGrid) -> Figure {
    Figure(id: "pictures", title: "Pictures", panels: [Panel(.pictures(grid))])
  }

  private func images(_ grid: PictureGrid) throws -> [(raster: Raster, frame: Rectangle)] {
    try figure(grid).layout(measuring: FixedWidths()).images
  }

  @Test func `many maps of one size become one image with gaps`() throws {
    let grid = PictureGrid(
      columns: 16, pictures: .init(repeating: Picture(map(10)), count: 32), scale: scale)
    let found = try images(grid).filter { $0.raster.height > 1 }
    #expect(found.count == 1)
    #expect(found[0].raster.width == 16 * 10 + 15)
    #expect(found[0].raster.height == 2 * 10 + 1)
  }

  @Test func `an empty cell draws nothing and keeps its place`() throws {
    let picture = Picture(SmallFigures.square(8))
    let found = try images(PictureGrid(columns: 2, pictures: [.empty, picture, picture]))
    #expect(found.count == 2)
    #expect(found[0].frame.x > found[1].frame.x)
  }

  @Test func `pictures that fill their cells are of one size`() throws {
    let grid = PictureGrid(
      columns: 2, pictures: [Picture(map(24)), Picture(map(5))], scale: scale,
      enlargement: .filling)
    let found = try images(grid).filter { $0.raster.height > 1 }
    #expect(found[0].frame.width == found[1].frame.width)
  }

  @Test func `pictures enlarged alike keep equal pixels`() throws {
    let grid = PictureGrid(
      columns: 2, pictures: [Picture(map(24)), Picture(map(12))], scale: scale)
    let found = try images(grid).filter { $0.raster.height > 1 }
    #expect(found[0].frame.width == 2 * found[1].frame.width)
  }

  @Test func `a large photograph is averaged down to what the page can show`() throws {
    let size = (width: 2000, height: 10)
    let photograph = Bitmap(
      width: size.width, height: size.height, channels: .rgb,
      bytes: .init(repeating: 90, count: size.width * size.height * 3))
    let found = try images(PictureGrid(columns: 1, pictures: [Picture(photograph)]))
    #expect(found[0].frame.width <= FigureFormat.page.width)
    #expect(found[0].raster.width < size.width)
    guard case .bitmap(let bitmap) = found[0].raster else {
      Issue.record("A photograph is drawn as a bitmap.")
      return
    }
    #expect(bitmap.bytes.allSatisfy { $0 == 90 })
  }

  @Test func `pictures of one pixel are drawn`() throws {
    let found = try images(
      PictureGrid(columns: 2, pictures: .init(repeating: Picture(map(1)), count: 2), scale: scale))
    #expect(found.count { $0.raster.width == 1 } == 2)
  }

  @Test func `a map over a picture is mixed into it`() throws {
    let bitmap = Bitmap(width: 4, height: 4, bytes: .init(repeating: 100, count: 16))
    let bright = ColorScale.range(0, 1, map: .greys, title: "share")
    let grid = PictureGrid(
      columns: 1, pictures: [Picture(map(2, 1, scale: bright), over: bitmap, opacity: 0.6)],
      scale: bright)
    guard case .bitmap(let mixed) = try images(grid)[0].raster else {
      Issue.record("An overlay is drawn as a bitmap.")
      return
    }
    #expect(mixed.channels == .rgb)
    #expect(mixed.bytes.allSatisfy { $0 == 193 })
  }

  @Test func `a hatched map, missing pixels and wrong predictions are marked`() throws {
    var dead = Picture(map(8, 0))
    dead.isHatched = true
    let broken = Picture(map(8, .nan))
    let grid = PictureGrid(columns: 2, pictures: [dead, broken], scale: scale)
    let strokes = try figure(grid).layout(measuring: FixedWidths()).strokes
    #expect(strokes.contains { $0.stroke.paint == Paint(.muted) && $0.stroke.width == 0.75 })
  }

  @Test func `a grey image marks the pixels that were not numbers`() throws {
    let bitmap = Bitmap(width: 2, height: 1, grey: [.nan, 1], from: 0, to: 1)
    #expect(bitmap.missing == [0])
    let figure = figure(PictureGrid(columns: 1, pictures: [Picture(bitmap)]))
    #expect(figure.alternativeText.hasSuffix("1 pixel has no value and is hatched."))
    #expect(try !figure.layout(measuring: FixedWidths()).strokes.isEmpty)
  }

  @Test func `averaging leaves out pixels without a value`() throws {
    var values = [Float](repeating: 1, count: 3000 * 4)
    for index in stride(from: 0, to: values.count, by: 2) { values[index] = .nan }
    let wide = ScalarMap(width: 3000, height: 4, values: values, scale: scale)
    let found = try images(PictureGrid(columns: 1, pictures: [Picture(wide)], scale: scale))
    guard case .indexed(_, _, let indices, _) = found[0].raster else {
      Issue.record("A map is drawn in the steps of its scale.")
      return
    }
    #expect(Set(indices) == [254])
  }

  @Test func `one picture can have numbered rows and columns`() throws {
    let grid = PictureGrid(
      columns: 1, pictures: [Picture(SmallFigures.square(100))], hasPixelAxes: true)
    let found = texts(try figure(grid).layout(measuring: FixedWidths()))
    #expect(found.contains("row") && found.contains("column") && found.contains("80"))
  }

  @Test func `small maps show their numbers, black or white by contrast`() throws {
    let map = ScalarMap(
      width: 2, height: 1, values: [0, 1], scale: scale)
    let grid = PictureGrid(columns: 1, pictures: [Picture(map, texts: ["0", "1"])])
    let runs = try figure(grid).layout(measuring: FixedWidths()).runs
    #expect(runs.map(\.text) == ["0", "1"])
    #expect(runs[0].paint.light == .white && runs[1].paint.light == .black)
  }

  @Test func `numbers that would be too small to read are left out of small maps`() throws {
    let weights = NamedMap("", width: 3, height: 3, values: .init(repeating: 0.25, count: 9))
    let image = SmallFigures.square(100)
    let figure = try Figure.filterBank(
      id: "bank", title: "Bank", images: [image], imageNames: ["square"],
      filters: [
        BankFilter(
          parameters: ["f"], kernel: weights, responses: [.init(repeating: 1, count: 10_000)])
      ])
    let found = texts(try figure.layout(measuring: FixedWidths()))
    #expect(!found.contains("0.25"))
  }

  @Test func `the bar of maps with scales of their own names no numbers`() throws {
    let grid = PictureGrid(
      columns: 1, pictures: [Picture(map(8))], scale: scale, sharing: .map)
    let found = texts(try figure(grid).layout(measuring: FixedWidths()))
    #expect(found.contains("largest") && !found.contains("1.0"))
  }

  @Test func `a low slide takes more pictures into a row, unless rows have names`() throws {
    let picture = Picture(SmallFigures.square(28), label: "A")
    let grid = PictureGrid(columns: 5, pictures: .init(repeating: picture, count: 25))
    let free = try figure(grid).layout(for: .slide, measuring: FixedWidths()).images
    #expect(free.count { $0.frame.y == free[0].frame.y } > 5)
    var named = grid
    named.rowLabels = ["a", "b", "c", "d", "e"]
    let fixed = try figure(named).layout(for: .slide, measuring: FixedWidths()).images
    #expect(fixed.count { $0.frame.y == fixed[0].frame.y } == 5)
    #expect(free[0].frame.width > fixed[0].frame.width)
  }

  @Test func `half a slide takes fewer pictures into a row rather than cut their labels`() throws {
    let picture = Picture(
      SmallFigures.square(28), prediction: Prediction("sea sponge", truth: "sea sponge"))
    let grid = PictureGrid(columns: 5, pictures: .init(repeating: picture, count: 5))
    let drawing = try figure(grid).layout(for: .slideHalf, measuring: FixedWidths())
    #expect(texts(drawing).count { $0 == "✓ sea sponge" } == 5)
    let images = drawing.images
    #expect(images.count { $0.frame.y == images[0].frame.y } < 5)
  }

  @Test func `a right prediction that has no room is told by its sign where a column names it`()
    throws
  {
    let name = "a creature with a long name"
    let picture = Picture(SmallFigures.square(28), prediction: Prediction(name, truth: name))
    let grid = PictureGrid(
      columns: 5, pictures: .init(repeating: picture, count: 5),
      columnLabels: .init(repeating: name, count: 5))
    let found = texts(try figure(grid).layout(for: .slideHalf, measuring: FixedWidths()))
    #expect(found.count { $0 == "✓" } == 5)
  }

  @Test func `a correction is left out where the column says the truth`() throws {
    let wrong = Picture(SmallFigures.square(28), prediction: Prediction("crab", truth: "squid"))
    var grid = PictureGrid(columns: 1, pictures: [wrong])
    #expect(texts(try figure(grid).layout(measuring: FixedWidths())).contains("is squid"))
    grid.columnLabels = ["squid"]
    #expect(!texts(try figure(grid).layout(measuring: FixedWidths())).contains("is squid"))
  }

  @Test func `labels of two hundred characters leave room for the pictures`() throws {
    let long = String(repeating: "long", count: 50)
    let picture = Picture(SmallFigures.square(8), label: long)
    let grid = PictureGrid(
      columns: 2, pictures: [picture, picture], rowLabels: [long], columnLabels: [long, long])
    let drawing = try figure(grid).layout(measuring: FixedWidths())
    #expect(drawing.size.width <= FigureFormat.page.width)
    #expect(drawing.images.allSatisfy { $0.frame.width > 30 })
  }
}

extension Drawing {
  var images: [(raster: Raster, frame: Rectangle)] {
    commands.compactMap {
      if case .image(let raster, let frame, _) = $0 { (raster, frame) } else { nil }
    }
  }

  var strokes: [(path: Path, stroke: Stroke)] {
    commands.compactMap {
      if case .stroke(let path, let stroke) = $0 { (path, stroke) } else { nil }
    }
  }

  var runs: [TextRun] {
    commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }
}
