import Datasets
import DrawnCollections
import Testing

struct DrawnGarmentsTests {
  @Test func `the first thousand images never change`() {
    let garments = DrawnGarments.training(count: 1_000, threads: 2)
    // Whoever changes a pixel on purpose raises `DrawnGarments.version` and records the new hash.
    #expect(DrawnGarments.version == 1)
    #expect(fowlerNollVo(garments.pixels) == 0xC26B_6140_78B0_C48A)
    #expect(fowlerNollVo(garments.labels) == 0x83B3_C3C4_7702_070D)
  }

  @Test func `any number of threads draws the same images`() {
    let one = DrawnGarments.test(count: 300, threads: 1)
    #expect(DrawnGarments.test(count: 300, threads: 2) == one)
    #expect(DrawnGarments.test(count: 300, threads: 7) == one)
  }

  @Test func `the first images are the same whatever the count`() {
    #expect(DrawnGarments.training(count: 300).prefix(100) == DrawnGarments.training(count: 100))
  }

  @Test func `images have Fashion-MNIST's shape and class names`() {
    let garments = DrawnGarments.test(count: 10)
    #expect([garments.channels, garments.height, garments.width] == [1, 28, 28])
    #expect(
      garments.classNames == [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
        "Ankle boot",
      ])
  }

  @Test func `training and test images are different`() {
    #expect(DrawnGarments.training(count: 20).pixels != DrawnGarments.test(count: 20).pixels)
  }

  @Test func `every garment is equally likely`() {
    let garments = DrawnGarments.training(count: 10_000, threads: 2)
    for label in UInt8(0)..<10 {
      // The standard deviation of one count is 30; five of them make a false alarm one in 10⁵.
      #expect(abs(garments.labels.count { $0 == label } - 1_000) < 150)
    }
  }

  @Test func `every garment is bright on a ground that is black`() {
    let garments = DrawnGarments.training(count: 5_000, threads: 2)
    let size = garments.imageSize
    for i in 0..<garments.count {
      let image = garments.pixels[i * size..<(i + 1) * size]
      #expect((image.max() ?? 0) > 40, "image \(i) is blank")
      #expect(image.count { $0 == 0 } > size / 8, "image \(i) fills the picture")
    }
  }

  @Test func `the mean image of each class tells most garments apart, but not all`() {
    let accuracy = NearestMean(DrawnGarments.training(count: 5_000, threads: 2))
      .accuracy(on: DrawnGarments.test(count: 1_000, threads: 2))
    // Chance is 0.1; Fashion-MNIST itself gives 0.68.
    #expect(accuracy > 0.5 && accuracy < 0.8, "\(accuracy)")
  }
}
