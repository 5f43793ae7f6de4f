import ImageFiles
import ReferenceValues
import Testing

/// Good, damaged and hostile files, each with what must happen.
@Suite(.enabled(if: ReferenceFile.isAvailable, "set FOVEA_REFERENCE"))
struct PNGReferenceTests {
  private struct Case: Decodable {
    let name: String
    let must: String
  }

  @Test func `every PNG file loads or is refused as it must`() throws {
    let topic = try ReferenceFile("inputs")
    let cases = try topic.cases(as: Case.self).filter { $0.name.hasSuffix(".png") }
    #expect(cases.count == 5)
    for item in cases {
      let bytes = try ReferenceFile.bytes(of: "inputs/\(item.name)")
      if item.must == "load" {
        let image = try PixelImage(png: bytes, file: item.name)
        let shape = try topic.shape("\(item.name)/pixels")
        let values = try topic.numbers("\(item.name)/pixels")
        #expect([image.height, image.width, image.channels.rawValue] == shape)
        #expect(image.pixels.map { Double($0) } == values)
      } else {
        let error = #expect(throws: ImageFileError.self) {
          try PixelImage(png: bytes, file: item.name)
        }
        #expect(error?.file == item.name)
      }
    }
  }

  @Test func `a header that claims 60,000 by 60,000 pixels is refused by its size`() throws {
    let bytes = try ReferenceFile.bytes(of: "inputs/huge_60000.png")
    let error = #expect(throws: ImageFileError.self) {
      try PixelImage(png: bytes, file: "huge.png")
    }
    #expect(
      error?.description
        == "huge.png: says 60000×60000 pixels; at most 20000 a side and 64000000 in all are read. "
        + "Scale it down first.")
  }
}
