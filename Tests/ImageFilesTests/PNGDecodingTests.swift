import ImageFiles
import Testing

struct PNGDecodingTests {
  private func decode(_ file: PNGFile) throws -> PixelImage {
    try PixelImage(png: file.bytes, file: "test.png")
  }

  @Test func `grey of one bit a pixel becomes black and white`() throws {
    let image = try decode(PNGFile(width: 3, height: 1, depth: 1, colour: 0, rows: [[0b1010_0000]]))
    #expect(image.channels == .grey)
    #expect(image.pixels == [255, 0, 255])
  }

  @Test func `a palette becomes its colours`() throws {
    let palette: [UInt8] = [10, 20, 30, 200, 100, 50]
    let image = try decode(
      PNGFile(
        width: 2, height: 1, depth: 8, colour: 3, extra: [("PLTE", palette)], rows: [[1, 0]]))
    #expect(image.channels == .rgb)
    #expect(image.pixels == [200, 100, 50, 10, 20, 30])
  }

  @Test func `a palette with transparency becomes RGBA`() throws {
    let image = try decode(
      PNGFile(
        width: 2, height: 1, depth: 8, colour: 3,
        extra: [("PLTE", [10, 20, 30, 200, 100, 50]), ("tRNS", [0])], rows: [[1, 0]]))
    #expect(image.channels == .rgba)
    #expect(image.pixels == [200, 100, 50, 255, 10, 20, 30, 0])
  }

  @Test func `palette numbers of two bits share a byte`() throws {
    let palette: [UInt8] = [10, 20, 30, 200, 100, 50, 7, 8, 9]
    let image = try decode(
      PNGFile(
        width: 5, height: 1, depth: 2, colour: 3, extra: [("PLTE", palette)],
        rows: [[0b1001_0010, 0b0100_0000]]))
    #expect(
      image.pixels == [7, 8, 9, 200, 100, 50, 10, 20, 30, 7, 8, 9, 200, 100, 50])
  }

  @Test func `16 bits are rounded to 8 without a change of brightness`() throws {
    let image = try decode(
      PNGFile(
        width: 4, height: 1, depth: 16, colour: 0,
        rows: [[0, 0, 0x40, 0x40, 0x80, 0x7F, 0xFF, 0xFF]]))
    #expect(image.pixels == [0, 64, 128, 255])
  }

  @Test func `a gamma chunk does not change the numbers`() throws {
    let image = try decode(
      PNGFile(
        width: 2, height: 1, depth: 8, colour: 0, extra: [("gAMA", PNGFile.number(100_000))],
        rows: [[50, 100]]))
    #expect(image.pixels == [50, 100])
  }

  @Test func `grey with transparency becomes RGBA`() throws {
    let image = try decode(PNGFile(width: 1, height: 1, depth: 8, colour: 4, rows: [[70, 128]]))
    #expect(image.pixels == [70, 70, 70, 128])
  }
}
