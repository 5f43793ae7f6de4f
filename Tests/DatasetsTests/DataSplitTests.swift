import Datasets
import Mathematics
import Testing

struct DataSplitTests {
  private func random() -> SeededRandom { SeededRandom(seed: 7) }

  @Test func `every image is in exactly one part, and parts have their sizes`() {
    var random = random()
    let split = DataSplit(count: 103, shares: [0.7, 0.2, 0.1], using: &random)
    #expect(split.parts.flatMap(\.self).sorted() == Array(0..<103))
    #expect(split.parts.map(\.count) == [72, 21, 10])
    #expect(split.parts.allSatisfy { $0 == $0.sorted() })
  }

  @Test func `the seed decides, and another one decides otherwise`() {
    func split(_ seed: UInt64) -> DataSplit {
      var random = SeededRandom(seed: seed)
      return DataSplit(count: 50, shares: [0.5, 0.5], using: &random)
    }
    #expect(split(1) == split(1))
    #expect(split(1) != split(2))
  }

  @Test func `a stratified split gives every part its share of every class`() {
    var random = random()
    let labels = (0..<1_000).map { UInt8($0 < 800 ? 0 : $0 < 950 ? 1 : 2) }
    let split = DataSplit(stratifiedBy: labels, shares: [0.8, 0.2], using: &random)
    #expect(split.parts.flatMap(\.self).sorted() == Array(0..<1_000))
    let counts = split.parts.map { part in
      (0..<3).map { label in part.count { Int(labels[$0]) == label } }
    }
    #expect(counts == [[640, 120, 40], [160, 30, 10]])
  }

  @Test func `what small classes lack to a share adds up over classes`() {
    var random = random()
    let labels = (0..<40).map { $0 / 2 }
    let split = DataSplit(stratifiedBy: labels, shares: [0.8, 0.2], using: &random)
    #expect(split.parts.map(\.count) == [32, 8])
  }

  @Test func `groups stay together, and each class is in both parts`() {
    var random = random()
    // Ten classes of five groups of four images.
    let groups = (0..<200).map { $0 / 4 }
    let labels = groups.map { $0 % 10 }
    let split = DataSplit(
      keepingTogether: groups, labels: labels, shares: [0.8, 0.2], using: &random)
    #expect(split.parts.map(\.count) == [160, 40])
    let sides = split.parts.map { Set($0.map { groups[$0] }) }
    #expect(sides[0].isDisjoint(with: sides[1]))
    #expect(split.parts.allSatisfy { Set($0.map { labels[$0] }).count == 10 })
  }

  @Test func `parts of images in memory hold their pixels and labels`() {
    let images = LabeledImages(
      channels: 1, height: 1, width: 2, pixels: [0, 1, 10, 11, 20, 21], labels: [0, 1, 0],
      classNames: ["a", "b"])
    let chosen = images.selecting([2, 1])
    #expect(chosen.pixels == [20, 21, 10, 11])
    #expect(chosen.labels == [0, 1])
    #expect(chosen.classNames == ["a", "b"])
    var random = random()
    let parts = images.parts(of: DataSplit(count: 3, shares: [1, 0], using: &random))
    #expect(parts[0] == images)
    #expect(parts[1].count == 0)
  }
}
