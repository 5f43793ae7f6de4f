import Datasets
import ReferenceValues
import Testing

/// Good, damaged and hostile files, each with what must happen.
@Suite(.enabled(if: ReferenceFile.isAvailable, "set FOVEA_REFERENCE"))
struct IDXReferenceTests {
  private struct Case: Decodable {
    let name: String
    let kind: String
    let must: String

    enum CodingKeys: String, CodingKey {
      case name
      case kind = "as"
      case must
    }
  }

  @Test func `every IDX file loads or is refused as it must`() throws {
    let topic = try ReferenceFile("inputs")
    let cases = try topic.cases(as: Case.self).filter { $0.kind.hasPrefix("idx") }
    #expect(cases.count == 8)
    for item in cases {
      let path = try ReferenceFile.path(of: "inputs/\(item.name)")
      if item.must == "refuse" {
        let error = #expect(throws: DatasetError.self) { try IDXImages(contentsOf: path) }
        #expect(error?.path == path)
      } else if item.kind == "idx labels" {
        let expected = try topic.numbers("\(item.name)/labels")
        #expect(try IDXLabels(contentsOf: path).labels.map { Double($0) } == expected)
      } else {
        let images = try IDXImages(contentsOf: path)
        let shape = try topic.shape("\(item.name)/pixels")
        let values = try topic.numbers("\(item.name)/pixels")
        #expect([images.count, images.height, images.width] == shape)
        #expect(images.pixels.map { Double($0) } == values)
      }
    }
  }
}
