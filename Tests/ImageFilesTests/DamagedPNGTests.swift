import ImageFiles
import Testing

struct DamagedPNGTests {
  private let good = PNGFile(
    width: 4, height: 3, depth: 8, colour: 0,
    rows: [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]
  ).bytes

  private func refusal(
    _ bytes: [UInt8], limits: ImageLimits = ImageLimits()
  ) -> ImageFileError? {
    #expect(throws: ImageFileError.self) {
      try PixelImage(png: bytes, file: "shells/7.png", limits: limits)
    }
  }

  @Test func `a file cut anywhere is refused`() {
    for length in 0..<good.count {
      let error = refusal(Array(good.prefix(length)))
      #expect(error?.file == "shells/7.png")
    }
  }

  @Test func `the error says where the file ends and what to do`() {
    #expect(
      refusal(Array(good.dropLast(6)))?.description
        == "shells/7.png: ends at byte \(good.count - 6), inside the picture. "
        + "Fetch the file again, or remove it.")
    #expect(
      refusal([])?.description
        == "shells/7.png: has no bytes. Fetch the file again, or remove it.")
    #expect(
      refusal(Array("<html>".utf8))?.description
        == "shells/7.png: is not a PNG picture. Convert it to PNG, or remove it.")
  }

  @Test func `any changed bit of what decides pixels is noticed`() {
    for i in good.indices {
      var damaged = good
      damaged[i] ^= 0x10
      #expect(throws: ImageFileError.self, "byte \(i)") {
        try PixelImage(png: damaged, file: "test.png")
      }
    }
  }

  @Test func `a picture with fewer rows than it says is refused`() {
    let short = PNGFile(width: 4, height: 3, depth: 8, colour: 0, rows: [[1, 2, 3, 4]]).bytes
    #expect(refusal(short) != nil)
  }

  @Test func `a header that promises more than the bytes can hold is refused`() {
    let bomb = PNGFile(width: 5_000, height: 5_000, depth: 8, colour: 2, rows: [[0]]).bytes
    #expect(
      refusal(bomb)?.problem
        == .moreThanItsBytes(width: 5_000, height: 5_000, bytes: bomb.count))
  }

  @Test func `a picture beyond the limits is refused unopened`() {
    let limits = ImageLimits(side: 3, area: 100)
    #expect(
      refusal(good, limits: limits)?.problem == .tooLarge(width: 4, height: 3, limits: limits))
  }

  @Test func `sizes of zero and unknown colour types are refused`() {
    for (width, colour) in [(0, UInt8(0)), (1, 5)] {
      let file = PNGFile(width: width, height: 1, depth: 8, colour: colour, rows: [[0, 0, 0, 0]])
      #expect(refusal(file.bytes)?.problem == .badHeader)
    }
  }

  /// libpng obeys the first header, so that a check of another one lets it allocate any size.
  @Test(arguments: [(4, 60_000), (60_000, 4), (4, 4)])
  func `a second header is refused, whichever of the two is huge`(side: Int, otherSide: Int) {
    let other = PNGFile.header(width: otherSide, height: otherSide, depth: 8, colour: 0)
    let rows = [[UInt8]](repeating: [1, 2, 3, 4], count: 4)
    let before = PNGFile(
      width: side, height: side, depth: 8, colour: 0, extra: [("IHDR", other)], rows: rows)
    #expect(
      refusal(before.bytes)?.description
        == "shells/7.png: is damaged: it has a second header at byte 33. "
        + "Fetch the file again, or remove it.")
    let after = PNGFile(
      width: side, height: side, depth: 8, colour: 0, last: [("IHDR", other)], rows: rows
    ).bytes
    // The second header's 25 bytes and the end's 12.
    let place = after.count - 37
    #expect(
      refusal(after)?.problem == .corrupt(reason: "it has a second header at byte \(place)"))
  }

  @Test(arguments: [("PLTE", 4), ("tEXt", 4), ("tEXt", 60_000)])
  func `a file that does not begin with its header is refused`(chunk: String, side: Int) {
    let file = PNGFile(
      width: side, height: side, depth: 8, colour: 0, first: [(chunk, [1, 2, 3])],
      rows: [[UInt8]](repeating: [1, 2, 3, 4], count: 4))
    #expect(
      refusal(file.bytes)?.description
        == "shells/7.png: is damaged: it does not begin with its header. "
        + "Fetch the file again, or remove it.")
  }

  @Test func `a pixel beyond the palette is refused`() {
    let palette: [UInt8] = [10, 20, 30, 200, 100, 50]
    let rows: [(UInt8, [UInt8])] = [(8, [1, 2]), (2, [0b0110_0000])]
    let extras: [[(String, [UInt8])]] = [[], [("tRNS", [0])]]
    for (depth, row) in rows {
      for extra in extras {
        let file = PNGFile(
          width: 2, height: 1, depth: depth, colour: 3, extra: [("PLTE", palette)] + extra,
          rows: [row])
        #expect(
          refusal(file.bytes)?.problem
            == .corrupt(reason: "a pixel has a colour that the palette has not"))
      }
    }
  }
}
