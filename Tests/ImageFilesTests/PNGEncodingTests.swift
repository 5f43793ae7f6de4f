import ImageFiles
import Testing

struct PNGEncodingTests {
  private func gradient(_ channels: PixelImage.Channels) -> PixelImage {
    let pixels = (0..<31 * 17 * channels.rawValue).map { UInt8(truncatingIfNeeded: $0 * 7) }
    return PixelImage(width: 31, height: 17, channels: channels, pixels: pixels)
  }

  @Test(arguments: PixelImage.Channels.allCases, PNGEffort.allCases)
  func `what is encoded decodes to the same pixels`(
    channels: PixelImage.Channels, effort: PNGEffort
  ) throws {
    let image = gradient(channels)
    #expect(try PixelImage(png: image.png(effort), file: "test.png") == image)
  }

  @Test func `the same pixels give the same bytes, and no date`() throws {
    let bytes = try gradient(.rgb).png()
    #expect(try gradient(.rgb).png() == bytes)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("tIME"))
  }

  @Test func `noise, which does not compress, fits too`() throws {
    var state: UInt32 = 1
    let pixels = (0..<200 * 100).map { _ -> UInt8 in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
    let image = PixelImage(width: 200, height: 100, channels: .grey, pixels: pixels)
    for effort in PNGEffort.allCases {
      #expect(try PixelImage(png: image.png(effort), file: "test.png") == image)
    }
  }

  /// Levels of grey that fit in fewer bits, and what the file's header then says.
  @Test(arguments: [(1, 255), (2, 85), (4, 17), (8, 1)])
  func `few greys take few bits`(bits: Int, step: Int) throws {
    let pixels = (0..<31 * 17).map { UInt8(($0 * step) % 256 / step * step) }
    let image = PixelImage(width: 31, height: 17, channels: .grey, pixels: pixels)
    let bytes = try image.png()
    #expect(bytes[24] == UInt8(bits))
    #expect(bytes[25] == 0)
    #expect(try PixelImage(png: bytes, file: "test.png") == image)
  }

  @Test(arguments: [(1, 2), (2, 3), (2, 4), (4, 5), (4, 16), (8, 17), (8, 256)])
  func `few colours become a palette`(bits: Int, colors: Int) throws {
    for channels in [PixelImage.Channels.rgb, .rgba] {
      let size = channels.rawValue
      let pixels = (0..<300 * size).map {
        UInt8(truncatingIfNeeded: $0 / size % colors * (1 + $0 % size))
      }
      let image = PixelImage(width: 20, height: 15, channels: channels, pixels: pixels)
      let bytes = try image.png()
      #expect(bytes[24] == UInt8(bits))
      #expect(bytes[25] == 3)
      #expect(try PixelImage(png: bytes, file: "test.png") == image)
    }
  }

  @Test func `more than 256 colours stay as they are`() throws {
    let pixels = (0..<257 * 3).map { UInt8(truncatingIfNeeded: $0 % 3 == 0 ? $0 / 3 : $0 / 768) }
    let image = PixelImage(width: 257, height: 1, channels: .rgb, pixels: pixels)
    let bytes = try image.png()
    #expect(bytes[25] == 2)
    #expect(try PixelImage(png: bytes, file: "test.png") == image)
  }

  @Test func `filters make a smooth picture smaller`() throws {
    let pixels = (0..<64 * 64 * 3).map { place -> UInt8 in
      let (x, y) = (place / 3 % 64, place / 192)
      return UInt8((x * (3 + place % 3) + y * 2) % 256)
    }
    let image = PixelImage(width: 64, height: 64, channels: .rgb, pixels: pixels)
    let (small, fast) = (try image.png(.small), try image.png(.fast))
    #expect(small.count < fast.count)
    #expect(try PixelImage(png: small, file: "test.png") == image)
  }

  @Test func `colours that no pixel has are left out of a palette`() throws {
    let palette = (0..<1024).map { UInt8(truncatingIfNeeded: $0) }
    let image = IndexedImage(width: 3, height: 1, indices: [7, 200, 7], palette: palette)
    #expect(image.withUsedColors.indices == [0, 1, 0])
    #expect(image.withUsedColors.palette == Array(palette[28..<32] + palette[800..<804]))
  }

  @Test func `pixels of a drawing keep their colours where a palette holds them`() throws {
    let colors: [UInt32] = (0..<256).map { UInt32($0) << 16 | UInt32(255 - $0) }
    let image = try decoded(colors, width: 16)
    #expect(image.pixels == colors.flatMap { [UInt8($0 >> 16), 0, UInt8($0 & 255)] })
  }

  @Test func `a few rare colours beyond a palette move by less than can be seen`() throws {
    // 20 rows of frequent colours, then 400 shades that occur once.
    var colors: [UInt32] = (0..<800).map { UInt32($0 % 40) * 6 << 8 }
    colors += (0..<400).map { UInt32($0 % 240) << 8 | UInt32($0 / 240) }
    let bytes = try file(colors, width: 40)
    #expect(bytes[25] == 3)
    let image = try PixelImage(png: bytes, file: "test.png")
    for (index, color) in colors.enumerated() {
      for (channel, shift) in [UInt32(16), 8, 0].enumerated() {
        let difference = abs(Int(image.pixels[3 * index + channel]) - Int(color >> shift & 255))
        #expect(difference <= (index < 800 ? 0 : 4))
      }
    }
  }

  @Test func `a drawing with many different colours keeps all of them`() throws {
    let colors = (0..<40 * 40).map { UInt32($0) * 10_007 & 0xFF_FFFF }
    let bytes = try file(colors, width: 40)
    #expect(bytes[25] == 2)
    let image = try PixelImage(png: bytes, file: "test.png")
    #expect(
      image.pixels
        == colors.flatMap { [UInt8($0 >> 16), UInt8($0 >> 8 & 255), UInt8($0 & 255)] })
  }

  private func decoded(_ colors: [UInt32], width: Int) throws -> PixelImage {
    try PixelImage(png: file(colors, width: width), file: "test.png")
  }

  private func file(_ colors: [UInt32], width: Int) throws -> [UInt8] {
    try colors.withUnsafeBufferPointer { pixels in
      try SurfacePixels(pixels, width: width, height: colors.count / width, stride: width)
        .png(.fast)
    }
  }
}
