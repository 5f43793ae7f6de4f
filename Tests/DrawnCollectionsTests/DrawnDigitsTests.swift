import Datasets
import DrawnCollections
import Testing

struct DrawnDigitsTests {
  @Test func `the first thousand images never change`() {
    let digits = DrawnDigits.training(count: 1_000)
    // Whoever changes a pixel on purpose raises `DrawnDigits.version` and records the new hash.
    #expect(DrawnDigits.version == 1)
    #expect(fowlerNollVo(digits.pixels) == 0x7492_35BE_85A2_A050)
    #expect(fowlerNollVo(digits.labels) == 0x55FB_0436_E2AA_4BF4)
  }

  @Test func `any number of threads draws the same images`() {
    let one = DrawnDigits.test(count: 500, threads: 1)
    #expect(DrawnDigits.test(count: 500, threads: 2) == one)
    #expect(DrawnDigits.test(count: 500, threads: 7) == one)
  }

  @Test func `the first images are the same whatever the count`() {
    #expect(DrawnDigits.training(count: 300).prefix(100) == DrawnDigits.training(count: 100))
  }

  @Test func `no images are drawn when none are wanted`() {
    #expect(DrawnDigits.test(count: 0, threads: 3).count == 0)
  }

  @Test func `images have MNIST's shape and class names`() {
    let digits = DrawnDigits.test(count: 10)
    #expect([digits.channels, digits.height, digits.width] == [1, 28, 28])
    #expect(digits.classNames == DataCollection.mnist.classNames)
  }

  @Test func `training and test images are different`() {
    #expect(DrawnDigits.training(count: 20).pixels != DrawnDigits.test(count: 20).pixels)
  }

  @Test func `every digit is equally likely`() {
    let digits = DrawnDigits.training(count: 10_000, threads: 2)
    for digit in UInt8(0)..<10 {
      // The standard deviation of one count is 30; five of them make a false alarm one in 10⁵.
      #expect(abs(digits.labels.count { $0 == digit } - 1_000) < 150)
    }
  }

  @Test func `every image has ink inside a frame that is black`() {
    let digits = DrawnDigits.training(count: 5_000, threads: 2)
    for i in 0..<digits.count {
      let image = Array(digits.pixels[i * 784..<(i + 1) * 784])
      #expect((image.max() ?? 0) > 120, "image \(i) is blank")
      #expect(image.prefix(28).allSatisfy { $0 == 0 }, "image \(i) touches the upper edge")
      #expect(image.suffix(28).allSatisfy { $0 == 0 }, "image \(i) touches the lower edge")
      let sides = (0..<28).flatMap { [image[28 * $0], image[28 * $0 + 27]] }
      #expect(sides.allSatisfy { $0 == 0 }, "image \(i) touches the left or the right edge")
    }
  }

  @Test func `about as much is inked as in MNIST`() {
    let pixels = DrawnDigits.training(count: 5_000, threads: 2).pixels
    let mean = Double(pixels.reduce(0) { $0 + Int($1) }) / Double(pixels.count) / 255
    // MNIST's mean is 0.1307; a fifth more or less keeps networks' first steps alike.
    #expect(abs(mean - 0.1307) < 0.026)
  }

  @Test func `the mean image of each digit tells most digits apart, but not all`() {
    let accuracy = NearestMean(DrawnDigits.training(count: 5_000, threads: 2))
      .accuracy(on: DrawnDigits.test(count: 2_000, threads: 2))
    // Chance is 0.1; MNIST itself gives 0.82. Above 0.9 a network would have nothing to learn.
    #expect(accuracy > 0.55 && accuracy < 0.9, "\(accuracy)")
  }
}
