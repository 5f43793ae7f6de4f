import ImageFiles
import Testing

struct PictureDecodingTests {
  /// Decoders of JPEG differ in how they round.
  private static let jpegTolerance = 2

  @Test(arguments: SamplePicture.exact)
  func `a picture without loss in decoding has the pixels that another library reads`(
    picture: SamplePicture
  ) throws {
    #expect(try picture.decoded() == picture.expected())
  }

  @Test(arguments: SamplePicture.jpeg)
  func `a JPEG picture has the pixels that another library reads`(picture: SamplePicture) throws {
    let (found, expected) = (try picture.decoded(), try picture.expected())
    #expect(found.channels == expected.channels)
    #expect([found.width, found.height] == [27, 21])
    let worst = zip(found.pixels, expected.pixels).map { abs(Int($0) - Int($1)) }.max()
    #expect(try #require(worst) <= Self.jpegTolerance)
  }

  @Test func `the first bytes decide the format, not the name`() throws {
    let bytes = try SamplePicture(name: "palette.gif").bytes()
    let image = try PixelImage(decoding: bytes, file: "photo.jpg")
    #expect(image.width == 27)
  }

  @Test func `bytes after the end of a JPEG picture are ignored`() throws {
    let picture = SamplePicture(name: "baseline.jpg")
    let bytes = try picture.bytes() + [UInt8](repeating: 7, count: 700)
    #expect(try PixelImage(decoding: bytes, file: "test.jpg") == picture.decoded())
  }

  @Test func `a baseline JPEG picture may say zeros in place of the coefficients of its scan`()
    throws
  {
    let picture = SamplePicture(name: "baseline.jpg")
    var bytes = try picture.bytes()
    let scan = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xDA]) })
    // Behind the marker, the length, and three channels with two bytes each.
    let coefficients = scan + 11..<scan + 14
    #expect(bytes[coefficients] == [0, 63, 0])
    bytes.replaceSubrange(coefficients, with: [0, 0, 0])
    #expect(try PixelImage(decoding: bytes, file: "test.jpg") == picture.decoded())
  }

  @Test func `a WebP picture of one even colour is read, however few its bytes are`() throws {
    let bytes = EvenWebPFile(width: 3_000, height: 2_000).bytes
    #expect(bytes.count == 28)
    let image = try PixelImage(decoding: bytes, file: "even.webp")
    #expect([image.width, image.height] == [3_000, 2_000])
    #expect(image.channels == .rgb)
    #expect(image.pixels.prefix(3) == [0, 1, 0])
    #expect(image.pixels.suffix(3) == [0, 1, 0])
  }

  @Test func `a GIF picture is read without the last byte of its file`() throws {
    let picture = SamplePicture(name: "palette.gif")
    let bytes = try picture.bytes()
    #expect(bytes.last == 0x3B)
    let image = try PixelImage(decoding: Array(bytes.dropLast()), file: "test.gif")
    #expect(try image == picture.decoded())
  }

  @Test func `several threads decode at once what one decodes alone`() async throws {
    let files = try SamplePicture.all.map { ($0.name, try $0.bytes(), try $0.decoded()) }
    let same = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 {
        for (name, bytes, image) in files {
          group.addTask { try PixelImage(decoding: bytes, file: name) == image }
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(same == 20 * files.count)
  }
}
