import Datasets
import Foundation
import ImageFiles
import Mathematics
import Testing
import Transforms

/// Transforms as values: defaults, lists, and what becomes of small pictures.
struct TransformValueTests {
  /// One of each kind.
  static func all() throws -> [Transform] {
    [
      try .resize(height: 5, width: 6), try .resize(shorterSide: 4, interpolation: .bicubic),
      try .grey(as: .rgb), try .boxBlur(size: 5), try .randomHorizontalFlip(),
      try .randomVerticalFlip(), try .randomRotation(degrees: 40),
      try .randomAffine(degrees: 10, shift: (0.2, 0.1), scale: 0.8...1.2, shear: 20),
      try .randomPerspective(distortion: 0.4, probability: 1),
      try .randomResizedCrop(height: 7, width: 3),
      try .colorJitter(brightness: 0.3, contrast: 0.3, saturation: 0.3, hue: 0.05),
      try .compose([.randomHorizontalFlip(), .boxBlur(size: 3)]),
      try .randomApply([.randomVerticalFlip(), .colorJitter(hue: 0.5)], probability: 0.9),
      try .randomChoice([.randomRotation(degrees: 180), .grey(as: .rgb)]),
    ]
  }

  @Test func `defaults are torchvision's`() throws {
    let defaults: [Transform] = [
      try .resize(height: 1, width: 2), try .grey(), try .randomHorizontalFlip(),
      try .randomVerticalFlip(), try .randomRotation(degrees: 7), try .randomAffine(degrees: 3),
      try .randomPerspective(), try .randomResizedCrop(height: 2, width: 2),
      try .randomApply([.grey()]),
    ]
    let written: [Transform] = [
      try .resize(height: 1, width: 2, interpolation: .bilinear), try .grey(as: .grey),
      try .randomHorizontalFlip(probability: 0.5), try .randomVerticalFlip(probability: 0.5),
      try .randomRotation(degrees: -7...7),
      try .randomAffine(degrees: 3, shift: (0, 0), scale: 1...1, shear: 0),
      try .randomPerspective(distortion: 0.5, probability: 0.5),
      try .randomResizedCrop(
        height: 2, width: 2, scale: 0.08...1, ratio: 0.75...4.0 / 3, interpolation: .bilinear),
      try .randomApply([.grey()], probability: 0.5),
    ]
    #expect(defaults == written)
  }

  @Test func `a list of transforms written and read again is the same`() throws {
    let preparation = Preparation(try Self.all(), normalization: .imageNet)
    let data = try JSONEncoder().encode(preparation)
    #expect(try JSONDecoder().decode(Preparation.self, from: data) == preparation)
  }

  @Test(arguments: [(1, 1), (1, 9), (9, 1), (2, 2), (3, 40)])
  func `pictures of any size go through every transform`(height: Int, width: Int) throws {
    for channels in [PixelImage.Channels.grey, .rgb] {
      let picture = randomPicture(height: height, width: width, channels: channels)
      for transform in try Self.all() {
        var random = SeededRandom(seed: 3)
        for _ in 0..<20 {
          let result = transform.applied(to: picture, using: &random)
          #expect(result.pixels.count == result.width * result.height * result.channels.rawValue)
        }
      }
    }
  }

  @Test func `the shorter side gets the length that was asked for`() throws {
    var random = SeededRandom(seed: 1)
    let transform = try Transform.resize(shorterSide: 10)
    let wide = transform.applied(to: randomPicture(height: 20, width: 31), using: &random)
    #expect(wide.size == [10, 15])
    let high = transform.applied(to: randomPicture(height: 31, width: 20), using: &random)
    #expect(high.size == [15, 10])
  }

  @Test func `a line of pixels does not grow without bounds`() throws {
    var random = SeededRandom(seed: 1)
    let transform = try Transform.resize(shorterSide: 4_000)
    let line = grey([Array(repeating: 1, count: 10_000)])
    let picture = transform.applied(to: line, using: &random)
    #expect(picture.size == [4_000, 16_000])
  }

  @Test func `the beginning and the rest make the whole`() throws {
    let transforms: [Transform] = [
      try .compose([.resize(height: 12, width: 12), .boxBlur(size: 3), .randomHorizontalFlip()]),
      try .resize(height: 9, width: 9), try .randomRotation(degrees: 90),
    ]
    let preparation = Preparation(transforms)
    let picture = randomPicture(height: 20, width: 30)
    let begun = preparation.begun(picture)
    #expect(begun.size == [12, 12])
    for seed in 0..<10 {
      var (one, other) = (SeededRandom(seed: UInt64(seed)), SeededRandom(seed: UInt64(seed)))
      #expect(
        preparation.finished(begun, using: &one)
          == transforms.applied(to: picture, using: &other))
    }
  }

  @Test func `transparency is dropped before the first transform`() {
    let picture = PixelImage(
      width: 1, height: 1, channels: .rgba, pixels: [1, 2, 3, 0])
    #expect(Preparation().begun(picture) == pixel(1, 2, 3))
  }

  @Test func `numbers are channel after channel, each normalised on its own`() throws {
    let picture = PixelImage(
      width: 2, height: 1, channels: .rgb, pixels: [0, 51, 0, 255, 204, 255])
    let normalization = try Normalization(means: [0, 0.5, 1], deviations: [1, 0.5, 2])
    let numbers = Preparation(normalization: normalization).numbers(of: picture)
    #expect(numbers == [0, 1, -0.6, 0.6, -0.5, 0])
  }

  @Test func `a deviation of zero is refused`() {
    let error = #expect(throws: NormalizationError.self) {
      try Normalization(means: [0.5], deviations: [0])
    }
    #expect(
      error?.description
        == "normalisation: the means [0.5] and deviations [0.0] do not make a normalisation. "
        + "Give a finite mean and a deviation other than 0 for each channel.")
  }
}
