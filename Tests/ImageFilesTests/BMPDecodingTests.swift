import ImageFiles
import Testing

struct BMPDecodingTests {
  /// The place of the header's size in a file.
  private static let placeOfSize = 14..<18

  private func decode(_ file: BMPFile) throws -> PixelImage {
    try PixelImage(decoding: file.bytes, file: "test.bmp")
  }

  @Test func `rows stand from the lowest to the top one, unless the height is negative`() throws {
    let rows: [[UInt8]] = [[3, 2, 1, 0], [6, 5, 4, 0]]
    let usual = try decode(BMPFile(width: 1, height: 2, bits: 24, rows: rows))
    #expect(usual.pixels == [4, 5, 6, 1, 2, 3])
    let turned = try decode(BMPFile(width: 1, height: -2, bits: 24, rows: rows))
    #expect(turned.pixels == [1, 2, 3, 4, 5, 6])
  }

  @Test func `five bits a colour are spread over 0 to 255`() throws {
    // White, pure red, and 1 of 31 in blue.
    let image = try decode(
      BMPFile(width: 3, height: 1, bits: 16, rows: [[0xFF, 0x7F, 0x00, 0x7C, 0x01, 0, 0, 0]]))
    #expect(image.pixels == [255, 255, 255, 255, 0, 0, 0, 0, 8])
  }

  @Test func `masks say where the colours are, and whether there is opacity`() throws {
    let file = BMPFile(
      width: 1, height: 1, bits: 32, method: 3, masks: [0xFF, 0xFF00, 0xFF_0000, 0xFF00_0000],
      rows: [[10, 20, 30, 40]])
    #expect(try decode(file).channels == .rgba)
    #expect(try decode(file).pixels == [10, 20, 30, 40])
    var opaque = file
    opaque.masks[3] = 0
    #expect(try decode(opaque).pixels == [10, 20, 30])
  }

  @Test func `packed rows are a kind that is not read`() {
    let error = #expect(throws: ImageFileError.self) {
      try decode(BMPFile(width: 1, height: 1, bits: 8, method: 1, rows: [[0, 1]]))
    }
    #expect(
      error?.description
        == "test.bmp: is a kind of BMP that is not read: its pixels are packed by method 1. "
        + "Convert it to PNG, or remove it.")
  }

  @Test(arguments: [0, 11, 41, 0xFFFF_FFFF])
  func `a header of a size that no version has is refused`(size: Int) {
    var bytes = BMPFile(width: 1, height: 1, bits: 24, rows: [[1, 2, 3, 0]]).bytes
    bytes.replaceSubrange(Self.placeOfSize, with: BMPFile.number(size))
    let error = #expect(throws: ImageFileError.self) {
      try PixelImage(decoding: bytes, file: "test.bmp")
    }
    #expect(error?.problem == .badHeader)
  }

  @Test func `pixels that begin inside the header are refused`() {
    let rows = [[UInt8]](repeating: [1, 2, 3, 0], count: 30)
    var bytes = BMPFile(width: 1, height: 30, bits: 24, rows: rows).bytes
    bytes.replaceSubrange(Self.placeOfSize, with: BMPFile.number(124))
    let error = #expect(throws: ImageFileError.self) {
      try PixelImage(decoding: bytes, file: "test.bmp")
    }
    #expect(error?.problem == .badHeader)
  }
}
