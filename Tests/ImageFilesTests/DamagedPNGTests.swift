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
}
