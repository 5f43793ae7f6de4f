import Datasets
import DrawnCollections
import Testing

struct DrawnSeaCreaturesTests {
  private let training = DrawnSeaCreatures.training(threads: 2)

  @Test func `no image ever changes`() {
    // Whoever changes a pixel on purpose raises `DrawnSeaCreatures.version` and records new hashes.
    #expect(DrawnSeaCreatures.version == 1)
    #expect(fowlerNollVo(training.pixels) == 0xD7DC_85CE_2EE1_77B9)
    #expect(fowlerNollVo(DrawnSeaCreatures.test(threads: 2).pixels) == 0xE45D_407E_E2F1_4747)
    #expect(fowlerNollVo(DrawnSeaCreatures.validation(threads: 2).pixels) == 0xF1C9_AF04_6192_F442)
  }

  @Test func `any number of threads draws the same images`() {
    let one = DrawnSeaCreatures.validation(threads: 1)
    #expect(DrawnSeaCreatures.validation(threads: 2) == one)
    #expect(DrawnSeaCreatures.validation(threads: 7) == one)
  }

  @Test func `splits have the lecture's sizes, shape, names and order of classes`() {
    let splits = [
      (training, 35), (DrawnSeaCreatures.test(threads: 2), 10),
      (DrawnSeaCreatures.validation(threads: 2), 5),
    ]
    for (images, each) in splits {
      #expect([images.channels, images.height, images.width] == [3, 100, 100])
      #expect(images.classNames == ["sea sponge", "sea star", "crab", "plankton", "squid"])
      #expect(images.count == 5 * each)
      for label in UInt8(0)..<5 {
        #expect(images.labels.count { $0 == label } == each)
      }
    }
  }

  @Test func `no two images are alike`() {
    let size = training.imageSize
    let images = Set(
      (0..<training.count).map { Array(training.pixels[$0 * size..<($0 + 1) * size]) })
    #expect(images.count == training.count)
  }

  @Test func `every image has colours and contrast`() {
    let plane = 100 * 100
    for i in 0..<training.count {
      let start = i * training.imageSize
      let red = training.pixels[start..<start + plane]
      let blue = training.pixels[start + 2 * plane..<start + 3 * plane]
      // Sand in clear water is the calmest picture there is.
      #expect(Int(red.max() ?? 0) - Int(red.min() ?? 0) > 50, "image \(i) is flat")
      #expect(!red.elementsEqual(blue), "image \(i) is grey")
    }
  }

  @Test func `mean images tell classes apart better than chance, but far from well`() {
    let accuracy = NearestMean(training).accuracy(on: DrawnSeaCreatures.test(threads: 2))
    // Chance is 0.2. What a mean image can tell, a network need not learn from 175 images.
    #expect(accuracy > 0.2 && accuracy < 0.62, "\(accuracy)")
  }
}
