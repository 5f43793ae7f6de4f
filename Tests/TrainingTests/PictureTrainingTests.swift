import Datasets
import ImageFiles
import Mathematics
import Networks
import Tensors
import Testing
import Training
import Transforms

/// Training on pictures that are opened while the network trains.
struct PictureTrainingTests {
  private func network() throws -> Sequential {
    var random = SeededRandom(seed: 5)
    return try Sequential(input: [3, 12, 12], using: &random) {
      Conv2d(filters: 4, size: 3)
      ReLU()
      Flatten()
      Linear(2)
    }
  }

  /// The weights after two epochs on 50 pictures, and how they went.
  private func trained(
    on pictures: any PictureSource, _ preparation: Preparation, threads: Int,
    cacheBytes: Int = 1 << 20
  ) throws -> (weights: [UInt8], history: History) {
    var network = try network()
    var random = SeededRandom(seed: 2)
    let history = try Trainer(epochs: 2, batchSize: 16, threads: threads).train(
      &network, with: SGD(learningRate: 0.05),
      on: Samples(pictures, preparation, cacheBytes: cacheBytes),
      evaluatingOn: Samples(DrawnPictures(7), preparation), using: &random)
    return (network.checkpoint(), history)
  }

  @Test(arguments: [1, 2, 3, 8])
  func `neither threads nor the cache change a bit`(threads: Int) throws {
    let preparation = try DrawnPictures.preparation()
    let expected = try trained(on: DrawnPictures(50), preparation, threads: 1)
    for cacheBytes in [0, 20 * DrawnPictures.sampleBytes, 1 << 30] {
      let found = try trained(
        on: DrawnPictures(50), preparation, threads: threads, cacheBytes: cacheBytes)
      #expect(found.weights == expected.weights, "\(threads) threads, \(cacheBytes) bytes")
      #expect(found.history == expected.history)
    }
  }

  @Test func `the same images are trained on from memory and one at a time`() throws {
    let images = brightQuarters(60, seed: 3)
    func trained(on samples: Samples) throws -> [UInt8] {
      var network = try smallNetwork()
      var random = SeededRandom(seed: 2)
      _ = try Trainer(epochs: 2, batchSize: 16, threads: 2).train(
        &network, with: SGD(learningRate: 0.05), on: samples, evaluatingOn: samples,
        using: &random)
      return network.checkpoint()
    }
    let whole = try trained(on: Samples(images, normalization: .symmetric))
    let single = try trained(
      on: Samples(LabeledPictures(images), Preparation(normalization: .symmetric)))
    #expect(whole == single)
  }

  @Test func `what fits into the cache is opened once`() throws {
    let preparation = try DrawnPictures.preparation()
    func timesOpened(cachedPictures: Int) throws -> Int {
      let pictures = DrawnPictures(50)
      _ = try trained(
        on: pictures, preparation, threads: 2,
        cacheBytes: cachedPictures * DrawnPictures.sampleBytes)
      return pictures.timesOpened
    }
    // Each epoch trains on all pictures and measures all.
    #expect(try timesOpened(cachedPictures: 0) == 4 * 50)
    #expect(try timesOpened(cachedPictures: 20) == 50 + 3 * 30)
    #expect(try timesOpened(cachedPictures: 50) == 50)
  }

  @Test func `every epoch and every picture draws parameters of its own`() throws {
    let picture = grey(width: 40)
    let pictures = SamePicture(picture, count: 3)
    let preparation = Preparation([try .randomRotation(degrees: 90)])
    let seen = Seen()
    for epoch in 1...2 {
      for index in 0..<3 {
        let prepared = PreparedPictures(pictures, preparation, cacheBytes: 0)
        let pass = SeededRandom(seed: 1).split("epoch \(epoch)")
        let sample = try prepared.sample(index, of: [1, 40, 40], drawingFrom: pass)
        #expect(try prepared.sample(index, of: [1, 40, 40], drawingFrom: pass) == sample)
        seen.pictures.append(sample)
      }
    }
    for (place, sample) in seen.pictures.enumerated() {
      #expect(!seen.pictures[..<place].contains(sample))
    }
  }

  @Test(arguments: [1, 2, 8])
  func `the same images as in memory are evaluated one at a time`(threads: Int) throws {
    let images = brightQuarters(150, seed: 9)
    let network = try smallNetwork()
    let expected = try network.evaluate(on: images, normalization: .unit)
    let pictures = Samples(LabeledPictures(images), Preparation(), cacheBytes: 0)
    #expect(try network.evaluate(on: pictures, threads: threads) == expected)
  }

  @Test func `a network of one channel reads colour pictures as shades of grey`() throws {
    var random = SeededRandom(seed: 5)
    let network = try Sequential(input: [1, 12, 12], using: &random) {
      Flatten()
      Linear(2)
    }
    let fixed = Preparation([try .resize(height: 12, width: 12)])
    let greyed = Preparation([try .resize(height: 12, width: 12), try .grey()])
    #expect(
      try network.evaluate(on: Samples(DrawnPictures(9), fixed))
        == network.evaluate(on: Samples(DrawnPictures(9), greyed)))
  }

  private func grey(width: Int) -> PixelImage {
    var random = SeededRandom(seed: 77)
    return PixelImage(
      width: width, height: width, channels: .grey,
      pixels: (0..<width * width).map { _ in UInt8(random.integer(below: 256)) })
  }
}

private final class Seen {
  var pictures: [PixelImage] = []
}

/// One picture under several numbers.
private struct SamePicture: PictureSource {
  let count: Int
  let classNames = ["same"]
  private let image: PixelImage

  init(_ image: PixelImage, count: Int) {
    self.image = image
    self.count = count
  }

  func label(of index: Int) -> Int { 0 }
  func name(of index: Int) -> String { "\(index)" }
  func picture(_ index: Int) -> PixelImage { image }
}
