import Datasets
import Mathematics
import Testing

struct NearDuplicatesTests {
  private static let size = 12 * 12

  /// Noise that is another for each seed.
  private func noise(_ seed: UInt64) -> [Double] {
    var random = SeededRandom(seed: seed)
    return (0..<Self.size).map { _ in random.uniform(60, 190) }
  }

  private func images(_ values: [[Double]]) -> LabeledImages {
    LabeledImages(
      channels: 1, height: 12, width: 12,
      pixels: values.flatMap { $0.map { UInt8($0.rounded()) } },
      labels: values.map { _ in 0 }, classNames: ["a"])
  }

  @Test func `the same picture in another light is in the same group`() {
    let (first, second) = (noise(1), noise(2))
    let groups = images([
      first, second, first.map { $0 / 2 }, second.map { $0 + 60 }, first.map { $0 / 2 + 120 },
    ]).nearDuplicateGroups()
    #expect(groups == [0, 1, 0, 1, 0])
  }

  @Test func `what is alike to the same picture is in one group`() {
    // Each has a correlation of about 0.98 with the next, and of about 0.92 with the next but one.
    let (first, other) = (noise(1), noise(2))
    let steps = [0.0, 0.15, 0.3].map { share in
      zip(first, other).map { $0 * (1 - share) + $1 * share }
    }
    #expect(images([steps[0], steps[2]]).nearDuplicateGroups() == [0, 1])
    #expect(images([steps[0], steps[2], steps[1]]).nearDuplicateGroups() == [0, 0, 0])
  }

  @Test func `even pictures are alike among themselves only`() {
    let even = [[Double]](repeating: Array(repeating: 90, count: Self.size), count: 2)
    #expect(images(even + [noise(3)]).nearDuplicateGroups() == [0, 0, 1])
  }

  @Test func `a negative is another picture`() {
    let first = noise(4)
    #expect(images([first, first.map { 255 - $0 }]).nearDuplicateGroups() == [0, 1])
  }

  @Test func `many pictures are compared by several threads as by one`() {
    let values = (0..<200).map { noise(UInt64($0 % 40)) }
    #expect(images(values).nearDuplicateGroups() == (0..<200).map { $0 % 40 })
  }

  @Test func `no pictures have no groups`() {
    #expect(images([]).nearDuplicateGroups() == [])
  }
}
