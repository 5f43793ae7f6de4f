import CPNG
import FigureRendering
import Figures
import Testing

@Suite struct PNGTests {
  private struct Pixels {
    var width: Int
    var height: Int
    var bytes: [UInt8]

    func color(_ x: Int, _ y: Int) -> Color {
      let start = (y * width + x) * 3
      return Color(red: bytes[start], green: bytes[start + 1], blue: bytes[start + 2])
    }
  }

  private func decoded(_ file: [UInt8]) throws -> Pixels {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    try #require(png_image_begin_read_from_memory(&image, file, file.count) != 0)
    // 2 is PNG_FORMAT_RGB.
    image.format = 2
    let (width, height) = (Int(image.width), Int(image.height))
    var bytes = [UInt8](repeating: 0, count: width * height * 3)
    try #require(png_image_finish_read(&image, nil, &bytes, 0, nil) != 0)
    return Pixels(width: width, height: height, bytes: bytes)
  }

  @Test(arguments: [1.0, 2.0])
  func `a PNG has the drawing's size times its scale`(scale: Double) throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let figure = try SampleFigures.kernels()
    let size = try renderer.layout(figure, for: .file).size
    let pixels = try decoded(renderer.png(figure, scale: scale))
    #expect(pixels.width == Int(size.width * scale))
    #expect(pixels.height == Int(size.height * scale))
  }

  @Test func `dark paper in print has a rim around the picture`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let file = try renderer.png(SampleFigures.kernels(), scale: 1, theme: .dark, for: .print)
    let pixels = try decoded(file)
    let paper = Theme.fovea.color(.paper, in: .dark)
    for y in 0..<pixels.height {
      #expect((0..<11).allSatisfy { pixels.color($0, y) == paper })
    }
  }

  @Test(arguments: Appearance.allCases)
  func `the margin is the theme's paper`(appearance: Appearance) throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let pixels = try decoded(renderer.png(SampleFigures.kernels(), theme: appearance))
    let paper = Theme.fovea.color(.paper, in: appearance)
    #expect(pixels.color(2, 2) == paper)
    #expect(pixels.color(pixels.width - 1, pixels.height - 1) == paper)
  }

  @Test func `an enlarged image keeps the grey levels of its pixels`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let bitmap = Bitmap(width: 2, height: 2, bytes: [0, 80, 160, 255])
    let figure = try Figure.imageGrid(
      id: "levels", title: "Levels", pictures: [Picture(bitmap)], columns: 1)
    let drawing = try renderer.layout(figure, for: .file)
    let pixels = try decoded(renderer.png(figure, scale: 1))
    let frame = try #require(
      drawing.commands.lazy.compactMap { command in
        if case .image(_, let frame, _) = command { frame } else { nil }
      }.first)
    for (index, grey) in bitmap.bytes.enumerated() {
      let x = frame.x + (0.5 + Double(index % 2)) * frame.width / 2
      let y = frame.y + (0.5 + Double(index / 2)) * frame.height / 2
      #expect(pixels.color(Int(x), Int(y)) == Color(red: grey, green: grey, blue: grey))
    }
  }

  @Test(arguments: [0, -1, 0.01, 17, 1e9, .nan, .infinity, -.infinity])
  func `an absurd scale is refused`(scale: Double) throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let figure = try SampleFigures.kernels()
    let error = #expect(throws: FigureError.self) { try renderer.png(figure, scale: scale) }
    #expect(error?.figure == "sample-kernels")
    #expect(error?.field == "scale")
  }

  @Test func `a picture of too many pixels is refused`() throws {
    var format = FigureFormat.file
    format.width = 8000
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let error = #expect(throws: FigureError.self) {
      try renderer.png(SampleFigures.learningCurves(), scale: 16, for: format)
    }
    #expect(error?.field == "scale")
  }

  /// 96 points an inch on the web, 72 on slides; an inch is 0.0254 m.
  @Test(arguments: [(FigureFormat.file, 7559), (.slide, 5669), (.print, 5669)])
  func `a file says how large it is to be shown`(format: FigureFormat, density: Int) throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let file = try renderer.png(SampleFigures.kernels(), scale: 2, for: format)
    let start = try #require(file.firstRange(of: Array("pHYs".utf8))).upperBound
    let fields = [start, start + 4].map { place in
      file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(fields == [density, density])
    #expect(file[start + 8] == 1)
  }
}
