import ImageFiles
import Mathematics
import Testing
import Transforms

/// How often and how far random transforms change a picture.
struct RandomParameterTests {
  private let draws = 4_000
  /// Five standard deviations of a share near one half, over all draws.
  private let shareTolerance = 0.04

  private func share(of transform: Transform, changing picture: PixelImage) -> Double {
    var random = SeededRandom(seed: 11)
    let changed = (0..<draws).count { _ in
      transform.applied(to: picture, using: &random) != picture
    }
    return Double(changed) / Double(draws)
  }

  @Test(arguments: [0, 0.25, 0.5, 1])
  func `a probability is how often a picture changes`(probability: Double) throws {
    let picture = grey([[1, 2, 3], [4, 5, 6]])
    for transform in [
      try Transform.randomHorizontalFlip(probability: probability),
      try .randomVerticalFlip(probability: probability),
      try .randomApply([.boxBlur(size: 3)], probability: probability),
    ] {
      #expect(abs(share(of: transform, changing: picture) - probability) <= shareTolerance)
    }
    #expect(share(of: try .randomHorizontalFlip(probability: 1), changing: picture) == 1)
    #expect(share(of: try .randomHorizontalFlip(probability: 0), changing: picture) == 0)
  }

  @Test func `applying a list does all of it, in its order, or nothing`() throws {
    let picture = randomPicture(height: 6, width: 4)
    let list: [Transform] = [
      try .resize(height: 3, width: 9), try .randomHorizontalFlip(probability: 1),
      try .boxBlur(size: 3),
    ]
    let all = picture.resized(height: 3, width: 9).flippedHorizontally().boxBlurred(size: 3)
    var random = SeededRandom(seed: 5)
    let results = try (0..<50).map { _ in
      try Transform.randomApply(list).applied(to: picture, using: &random)
    }
    #expect(results.allSatisfy { $0 == all || $0 == picture })
    #expect(results.contains(all) && results.contains(picture))
  }

  @Test func `a choice takes each transform equally often`() throws {
    let choice = try Transform.randomChoice([
      .resize(height: 1, width: 1), .resize(height: 1, width: 2), .resize(height: 1, width: 3),
    ])
    var random = SeededRandom(seed: 6)
    var counts = [0, 0, 0]
    for _ in 0..<draws {
      counts[choice.applied(to: pixel(1, 2, 3), using: &random).width - 1] += 1
    }
    for count in counts {
      #expect(abs(Double(count) / Double(draws) - 1.0 / 3) <= shareTolerance)
    }
  }

  @Test func `angles are spread evenly over their range`() {
    let affine = RandomAffine(
      degrees: -30...30, shiftX: 0.5, shiftY: 0, scale: 1...1, shear: 0...0)
    var random = SeededRandom(seed: 7)
    let maps = (0..<draws).map { _ in affine.map(height: 20, width: 10, using: &random) }
    // a is the cosine of the angle, b its sine.
    let angles = maps.map { angle(y: $0.b, x: $0.a) * 180 / .pi }
    #expect(angles.allSatisfy { abs($0) <= 30 })
    // The mean of a uniform spread over 60 degrees varies by 17.3 / √4000 = 0.27.
    #expect(abs(angles.reduce(0, +) / Double(draws)) < 1.4)
    #expect(Double(angles.count { abs($0) > 15 }) / Double(draws) > 0.46)
  }

  @Test func `shifts are whole pixels, up to their share of the side`() {
    let affine = RandomAffine(
      degrees: 0...0, shiftX: 0.3, shiftY: 0.125, scale: 1...1, shear: 0...0)
    var random = SeededRandom(seed: 12)
    let maps = (0..<draws).map { _ in affine.map(height: 40, width: 10, using: &random) }
    // A picture that is moved to the right reads further left.
    #expect(Set(maps.map(\.c)) == Set((-3...3).map { Double($0) }))
    #expect(Set(maps.map(\.f)) == Set((-5...5).map { Double($0) }))
  }

  @Test func `factors of colour stay within their ranges and reach both ends`() {
    let jitter = ColorJitter(brightness: 0.3, contrast: 1.5, saturation: 0, hue: 0.05)
    var random = SeededRandom(seed: 8)
    let changes = (0..<draws).map { _ in jitter.change(using: &random) }
    func expectRange(_ values: [Double], _ low: Double, _ high: Double) {
      #expect((values.min() ?? .nan) >= low && (values.max() ?? .nan) <= high)
      #expect((values.min() ?? .nan) < low + 0.01 * (high - low))
      #expect((values.max() ?? .nan) > high - 0.01 * (high - low))
    }
    expectRange(changes.map(\.brightness), 0.7, 1.3)
    expectRange(changes.map(\.contrast), 0, 2.5)
    expectRange(changes.map(\.hue), -0.05, 0.05)
    #expect(changes.allSatisfy { $0.saturation == 1 })
  }

  @Test func `the four changes of colour come in every order`() {
    let jitter = ColorJitter(brightness: 0.1, contrast: 0.1, saturation: 0.1, hue: 0.1)
    var random = SeededRandom(seed: 9)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<draws { counts[jitter.change(using: &random).order, default: 0] += 1 }
    #expect(counts.count == 24)
    // Five standard deviations of a count around 4000 / 24.
    #expect(counts.values.allSatisfy { abs(Double($0) - Double(draws) / 24) < 64 })
  }

  @Test func `a crop has the area and the proportions that were asked for`() {
    let crop = RandomResizedCrop(
      height: 8, width: 8, scale: 0.25...0.5, ratio: 0.75...4.0 / 3, interpolation: .bilinear)
    var random = SeededRandom(seed: 10)
    let parts = (0..<draws).map { _ in crop.part(height: 200, width: 300, using: &random) }
    for part in parts {
      #expect(part.top >= 0 && part.left >= 0)
      #expect(part.top + part.height <= 200 && part.left + part.width <= 300)
      let area = Double(part.width * part.height) / 60_000
      // Sides are whole pixels.
      #expect(area > 0.245 && area < 0.505)
      let ratio = Double(part.width) / Double(part.height)
      #expect(ratio > 0.74 && ratio < 1.35)
    }
    // The logarithm of the proportions is spread evenly: as many are high as wide.
    let wide = Double(parts.count { $0.width > $0.height }) / Double(draws)
    #expect(abs(wide - 0.5) <= shareTolerance)
  }

  @Test func `a crop larger than the picture falls back to its middle`() {
    let crop = RandomResizedCrop(
      height: 8, width: 8, scale: 4...5, ratio: 0.75...4.0 / 3, interpolation: .bilinear)
    var random = SeededRandom(seed: 1)
    let square = crop.part(height: 30, width: 30, using: &random)
    #expect([square.top, square.left, square.height, square.width] == [0, 0, 30, 30])
    let line = crop.part(height: 30, width: 90, using: &random)
    #expect([line.top, line.left, line.height, line.width] == [0, 25, 30, 40])
  }
}
