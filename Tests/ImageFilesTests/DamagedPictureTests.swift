import ImageFiles
import Mathematics
import Testing

struct DamagedPictureTests {
  private func decode(_ bytes: [UInt8]) -> PixelImage? {
    do throws(ImageFileError) {
      return try PixelImage(decoding: bytes, file: "shells/7")
    } catch {
      #expect(error.file == "shells/7")
      return nil
    }
  }

  private func refusal(_ bytes: [UInt8]) -> ImageFileError.Problem? {
    #expect(throws: ImageFileError.self) { try PixelImage(decoding: bytes, file: "shells/7") }?
      .problem
  }

  @Test(arguments: SamplePicture.all)
  func `a file cut anywhere is refused, or only lacks what the picture does not need`(
    picture: SamplePicture
  ) throws {
    let bytes = try picture.bytes()
    let good = try picture.decoded()
    var refused = 0
    for length in 0..<bytes.count {
      let image = decode(Array(bytes.prefix(length)))
      if image == nil { refused += 1 }
      #expect(image == nil || image == good, "cut at \(length)")
    }
    // A film's later pictures and a GIF's last byte may be missing.
    let spare = picture.name == "film.gif" ? bytes.count * 3 / 4 : 2
    #expect(refused >= bytes.count - spare)
  }

  @Test(arguments: SamplePicture.all)
  func `flipped bits never crash, and give a picture of its size or an error`(
    picture: SamplePicture
  ) throws {
    let bytes = try picture.bytes()
    var random = SeededRandom(seed: 1).split(picture.name)
    var seen = 0
    for _ in 0..<1_500 {
      var damaged = bytes
      for _ in 0...random.integer(below: 3) {
        damaged[random.integer(below: bytes.count)] ^= UInt8(1 << random.integer(below: 8))
      }
      guard let image = decode(damaged) else { continue }
      seen += 1
      #expect(image.pixels.count == image.width * image.height * image.channels.rawValue)
    }
    // Otherwise nothing but headers was tried.
    #expect(seen > 0)
  }

  @Test func `a JPEG file without its end marker is refused`() throws {
    let bytes = try SamplePicture(name: "baseline.jpg").bytes()
    #expect(refusal(Array(bytes.dropLast(2))) == .truncated(atByte: bytes.count - 2))
  }

  @Test func `a JPEG file whose data breaks off before the end marker is refused`() throws {
    let bytes = try SamplePicture(name: "baseline.jpg").bytes()
    let broken = Array(bytes.dropLast(60)) + [0xFF, 0xD9]
    guard case .corrupt(let reason) = refusal(broken) else {
      Issue.record("read in spite of missing data")
      return
    }
    #expect(reason == "Corrupt JPEG data: premature end of data segment")
  }

  @Test func `a progressive JPEG picture is refused when scans are cut off before an end marker`()
    throws
  {
    let bytes = try SamplePicture(name: "progressive.jpg").bytes()
    let scans = bytes.indices.filter { bytes[$0...].starts(with: [0xFF, 0xDA]) }
    #expect(scans.count == 10)
    for scan in scans.dropFirst() {
      let cut = Array(bytes.prefix(scan)) + [0xFF, 0xD9]
      #expect(refusal(cut) == .corrupt(reason: "Scans are missing"), "cut at \(scan)")
    }
  }

  @Test func `a JPEG picture whose channels have a scan each is read only with all of them`() {
    let whole = decode(JPEGFile(scans: [1, 2, 3]).bytes)
    #expect(whole?.pixels == [UInt8](repeating: 128, count: 8 * 8 * 3))
    for scans: [UInt8] in [[1], [1, 2], [1, 3], [2, 3]] {
      #expect(refusal(JPEGFile(scans: scans).bytes) == .corrupt(reason: "Scans are missing"))
    }
  }

  @Test(arguments: SamplePicture.exact.filter { !$0.name.hasSuffix("webp") })
  func `a header that claims 60,000 by 60,000 pixels is refused before anything is allocated`(
    picture: SamplePicture
  ) throws {
    var bytes = try picture.bytes()
    for place in picture.name.hasSuffix("gif") ? [6, 8] : [18, 22] {
      bytes.replaceSubrange(place..<place + 2, with: [0x60, 0xEA])
    }
    #expect(refusal(bytes) == .tooLarge(width: 60_000, height: 60_000, limits: ImageLimits()))
  }

  @Test func `a JPEG header that claims 60,000 by 60,000 pixels is refused`() throws {
    var bytes = try SamplePicture(name: "baseline.jpg").bytes()
    let frame = try #require(
      bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC0]) })
    bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xEA, 0x60, 0xEA, 0x60])
    #expect(refusal(bytes) == .tooLarge(width: 60_000, height: 60_000, limits: ImageLimits()))
  }

  @Test func `a small file that claims more than its bytes can hold is refused`() throws {
    var jpeg = try SamplePicture(name: "baseline.jpg").bytes()
    let frame = try #require(jpeg.indices.first { jpeg[$0...].starts(with: [0xFF, 0xC0]) })
    jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0x17, 0x70, 0x17, 0x70])
    #expect(refusal(jpeg) == .moreThanItsBytes(width: 6_000, height: 6_000, bytes: jpeg.count))
    var gif = try SamplePicture(name: "palette.gif").bytes()
    gif.replaceSubrange(6..<10, with: [0x70, 0x17, 0x70, 0x17])
    #expect(refusal(gif) == .moreThanItsBytes(width: 6_000, height: 6_000, bytes: gif.count))
    var webP = try SamplePicture(name: "lossy.webp").bytes()
    webP.replaceSubrange(26..<30, with: [0x70, 0x17, 0x70, 0x17])
    #expect(refusal(webP) == .moreThanItsBytes(width: 6_000, height: 6_000, bytes: webP.count))
    var bmp = try SamplePicture(name: "colours.bmp").bytes()
    bmp.replaceSubrange(18..<20, with: [0x70, 0x17])
    #expect(refusal(bmp) == .truncated(atByte: bmp.count))
  }

  @Test func `a WebP picture without loss is refused by the limits`() {
    let bytes = EvenWebPFile(width: 16_000, height: 16_000).bytes
    #expect(refusal(bytes) == .tooLarge(width: 16_000, height: 16_000, limits: ImageLimits()))
  }

  @Test func `a file without bytes, of zeros or of text says what it is not`() {
    func words(_ bytes: [UInt8]) -> String? {
      refusal(bytes).map { ImageFileError(file: "x", problem: $0).description }
    }
    #expect(words([]) == "x: has no bytes. Fetch the file again, or remove it.")
    #expect(
      words([UInt8](repeating: 0, count: 900))
        == "x: is not a picture in PNG, JPEG, WebP, GIF or BMP. Fetch the file again, or remove it."
    )
    #expect(
      words(Array("\n<!DOCTYPE html>".utf8))
        == "x: is a web page or another text in angle brackets, not one of PNG, JPEG, WebP, GIF or "
        + "BMP. Convert it to PNG, or remove it.")
    #expect(
      words(Array("II*\0....".utf8))
        == "x: is a TIFF picture, not one of PNG, JPEG, WebP, GIF or BMP. "
        + "Convert it to PNG, or remove it.")
  }

  @Test func `a film in WebP is refused as a kind that is not read`() throws {
    let bytes = try SamplePicture.bytes(of: "film.webp")
    #expect(
      refusal(bytes) == .unsupported(kind: "WebP", reason: "it is a film of several pictures"))
  }
}
