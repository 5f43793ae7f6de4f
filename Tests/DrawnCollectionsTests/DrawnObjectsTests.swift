import Datasets
import DrawnCollections
import Testing

struct DrawnObjectsTests {
  @Test func `the first five hundred images never change`() {
    let objects = DrawnObjects.training(count: 500, threads: 2)
    // Whoever changes a pixel on purpose raises `DrawnObjects.version` and records the new hash.
    #expect(DrawnObjects.version == 1)
    #expect(fowlerNollVo(objects.pixels) == 0x5009_B6F9_D017_FF58)
    #expect(fowlerNollVo(objects.labels) == 0xBE14_91E6_D88D_B2D8)
  }

  @Test func `any number of threads draws the same images`() {
    let one = DrawnObjects.test(count: 120, threads: 1)
    #expect(DrawnObjects.test(count: 120, threads: 3) == one)
  }

  @Test func `the first images are the same whatever the count`() {
    #expect(DrawnObjects.training(count: 60).prefix(20) == DrawnObjects.training(count: 20))
  }

  @Test func `images have CIFAR-10's shape and class names`() {
    let objects = DrawnObjects.test(count: 2)
    #expect([objects.channels, objects.height, objects.width] == [3, 32, 32])
    #expect(
      objects.classNames == [
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
      ])
  }

  @Test func `training and test images are different`() {
    #expect(DrawnObjects.training(count: 20).pixels != DrawnObjects.test(count: 20).pixels)
  }

  @Test func `the mean image of each class tells some classes apart, but few`() {
    let accuracy = NearestMean(DrawnObjects.training(count: 1_500, threads: 2))
      .accuracy(on: DrawnObjects.test(count: 400, threads: 2))
    // Chance is 0.1; CIFAR-10 itself gives 0.28.
    #expect(accuracy > 0.18 && accuracy < 0.42, "\(accuracy)")
  }
}
