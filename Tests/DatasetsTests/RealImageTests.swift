import Datasets
import Foundation
import ImageFiles
import Mathematics
import ReferenceValues
import Testing

/// Real pictures and near-duplicates in the folder that `FOVEA_DATA` names.
@Suite(.enabled(if: RealData.isAvailable, "set FOVEA_DATA"))
struct RealImageTests {
  private func handSigns() throws -> LabeledImages {
    let folder = try #require(RealData.folder) + "/sign-language-mnist"
    let images = try IDXImages(contentsOf: "\(folder)/test-images-idx3-ubyte.gz")
    let labels = try IDXLabels(contentsOf: "\(folder)/test-labels-idx1-ubyte.gz").labels
    return LabeledImages(
      channels: 1, height: 28, width: 28, pixels: images.pixels, labels: labels,
      classNames: (0..<26).map { "\($0)" })
  }

  @Test(arguments: [
    ("cats-dogs/train", 660), ("cats-dogs/validation", 220), ("sign-language-digits/train", 500),
    ("sign-language-digits/test", 200), ("sea-creatures-caltech/train", 175),
  ])
  func `every picture of the real folders decodes`(name: String, count: Int) throws {
    let images = try ImageFolder(#require(RealData.folder) + "/\(name)")
    #expect(images.count == count)
    try images.checkPictures()
  }

  @Test func `the first CIFAR-10 images are a frog, two trucks, a deer and a car`() throws {
    let path = try #require(RealData.folder) + "/cifar10/train_1000.bin.gz"
    let images = try CIFARImages(contentsOf: [path])
    #expect(images.labels.prefix(5) == [6, 9, 9, 4, 1])
    #expect(images.count == 1_000)
    // The first pixel of the frog is (59, 62, 63).
    let first = [0, 1_024, 2_048].map { images.pixels[$0] }
    #expect(first == [59, 62, 63])
  }

  @Test func `the hand signs fall into groups of one letter, about twenty images each`() throws {
    let images = try handSigns()
    let groups = images.nearDuplicateGroups()
    let members = Dictionary(grouping: groups.indices) { groups[$0] }
    #expect(members.count == 339)
    #expect(members.values.allSatisfy { Set($0.map { images.labels[$0] }).count == 1 })
    #expect(members.values.count { (19...21).contains($0.count) } == 329)

    var random = SeededRandom(seed: 1)
    let split = DataSplit(
      keepingTogether: groups, labels: images.labels, shares: [0.8, 0.2], using: &random)
    #expect(split.parts.allSatisfy { Set($0.map { images.labels[$0] }).count == 24 })
    #expect(
      Set(split.parts[0].map { groups[$0] }).isDisjoint(with: split.parts[1].map { groups[$0] }))
  }
}
