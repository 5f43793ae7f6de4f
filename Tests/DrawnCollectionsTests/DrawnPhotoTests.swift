import DrawnCollections
import Filters
import Testing

struct DrawnPhotoTests {
  private let photo = DrawnPhoto.seaside()

  @Test func `the scene never changes`() {
    // Whoever changes a pixel on purpose raises `DrawnPhoto.version` and records the new hash.
    #expect(DrawnPhoto.version == 1)
    #expect(fowlerNollVo(photo.values.map { UInt8($0) }) == 0x3F6C_2464_EB51_DA1B)
  }

  @Test func `the scene is as large as the photograph that it stands in for`() {
    #expect([photo.height, photo.width] == [512, 512])
    #expect(photo.values.allSatisfy { $0 >= 0 && $0 <= 255 && $0 == $0.rounded() })
  }

  @Test func `the scene has strong edges in every direction`() throws {
    let gradients = try SobelGradients(of: photo)
    var counts = [Int](repeating: 0, count: 8)
    for (strength, angle) in zip(gradients.magnitude.values, gradients.direction.values)
    where strength > 150 {
      counts[min(Int((angle + .pi) / (.pi / 4)), 7)] += 1
    }
    // Half a percent of the picture for each eighth of a turn.
    #expect(counts.allSatisfy { $0 > 1_300 }, "\(counts)")
  }

  @Test func `the scene has even surfaces, where a filter must stay silent`() throws {
    let strengths = try SobelGradients(of: photo).magnitude.values
    #expect(strengths.count { $0 < 20 } > strengths.count / 4)
  }
}
