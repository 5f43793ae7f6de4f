import Datasets
import DrawnCollections
import Testing

struct DrawnHandSignsTests {
  @Test func `the first thousand images never change`() {
    let signs = DrawnHandSigns.training(count: 1_000, threads: 2)
    // Whoever changes a pixel on purpose raises `DrawnHandSigns.version` and records the new hash.
    #expect(DrawnHandSigns.version == 1)
    #expect(fowlerNollVo(signs.pixels) == 0x7256_4143_6396_ADB9)
    #expect(fowlerNollVo(signs.labels) == 0x3B55_35CC_B389_DDE1)
  }

  @Test func `any number of threads draws the same images`() {
    let one = DrawnHandSigns.test(count: 300, threads: 1)
    #expect(DrawnHandSigns.test(count: 300, threads: 2) == one)
    #expect(DrawnHandSigns.test(count: 300, threads: 7) == one)
  }

  @Test func `the first images are the same whatever the count`() {
    #expect(DrawnHandSigns.training(count: 300).prefix(100) == DrawnHandSigns.training(count: 100))
  }

  @Test func `images have the real collection's shape, and labels count the alphabet`() {
    let signs = DrawnHandSigns.test(count: 10)
    #expect([signs.channels, signs.height, signs.width] == [1, 28, 28])
    #expect(signs.classNames.joined() == "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  }

  @Test func `training and test images are different`() {
    let (training, test) = (DrawnHandSigns.training(count: 50), DrawnHandSigns.test(count: 50))
    #expect(training.labels != test.labels)
    #expect(training.pixels != test.pixels)
  }

  @Test func `R is the most frequent letter, with at most one image in twenty`() {
    for signs in [DrawnHandSigns.training(threads: 2), DrawnHandSigns.test(threads: 2)] {
      let counts = (UInt8(0)..<26).map { letter in signs.labels.count { $0 == letter } }
      let r = counts[17]
      #expect(counts.indices.allSatisfy { $0 == 17 || counts[$0] < r })
      #expect(r * 20 <= signs.count)
    }
  }

  @Test func `every letter but J and Z is about as frequent as the others`() {
    let signs = DrawnHandSigns.training(threads: 2)
    #expect(signs.count == 27_455)
    for letter in UInt8(0)..<26 {
      let count = signs.labels.count { $0 == letter }
      #expect(letter == 9 || letter == 25 ? count == 0 : (900...1_372).contains(count))
    }
  }

  @Test func `every image has contrast, and both light and dark ones occur`() {
    let signs = DrawnHandSigns.training(count: 3_000, threads: 2)
    let size = signs.imageSize
    let means = (0..<signs.count).map { i in
      let image = signs.pixels[i * size..<(i + 1) * size]
      #expect((image.max() ?? 0) - (image.min() ?? 0) > 60, "image \(i) is flat")
      return image.reduce(0) { $0 + Int($1) } / size
    }
    // A tenth of the pictures each.
    #expect(means.count { $0 < 110 } > 300)
    #expect(means.count { $0 > 160 } > 300)
  }

  @Test func `the mean image of each letter tells some letters apart, but not most`() {
    let accuracy = NearestMean(DrawnHandSigns.training(count: 5_000, threads: 2))
      .accuracy(on: DrawnHandSigns.test(count: 1_000, threads: 2))
    // Chance is 0.04. Above 0.4 a network would have little to learn.
    #expect(accuracy > 0.08 && accuracy < 0.4, "\(accuracy)")
  }
}
