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
}
