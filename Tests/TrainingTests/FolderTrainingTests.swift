import Datasets
import ImageFiles
import Mathematics
import Networks
import ReferenceValues
import Tensors
import Testing
import Training
import Transforms

/// Training on real photographs in a folder.
@Suite(.enabled(if: RealData.isAvailable, "set FOVEA_DATA to the folder of real collections"))
struct FolderTrainingTests {
  @Test func `a folder of JPEG files trains to the bits of its pictures in memory`() throws {
    let folder = try ImageFolder(#require(RealData.folder) + "/cats-dogs/validation")
    let pictures = folder.selecting(Array(stride(from: 0, to: folder.count, by: 6)))
    let resize = try Transform.resize(height: 24, width: 20)
    let opened = Samples(
      pictures, Preparation([resize], normalization: .imageNet), cacheBytes: 10_000)
    let images = try resized(pictures, by: resize)
    #expect(
      try trained(on: opened) == trained(on: Samples(images, normalization: .imageNet)))
  }

  private func trained(on samples: Samples) throws -> [UInt8] {
    var random = SeededRandom(seed: 4)
    var network = try Sequential(input: [3, 24, 20], using: &random) {
      Conv2d(filters: 4, size: 3)
      ReLU()
      Flatten()
      Linear(2)
    }
    _ = try Trainer(epochs: 2, batchSize: 8, threads: 2).train(
      &network, with: SGD(learningRate: 0.01), on: samples, evaluatingOn: samples,
      using: &random)
    return network.checkpoint()
  }

  private func resized(
    _ pictures: some PictureSource, by resize: Transform
  ) throws -> LabeledImages {
    var random = SeededRandom(seed: 0)
    var planes: [UInt8] = []
    for index in 0..<pictures.count {
      let picture = resize.applied(to: try pictures.picture(index).rgb(), using: &random)
      for channel in 0..<3 {
        planes += stride(from: channel, to: picture.pixels.count, by: 3).map {
          picture.pixels[$0]
        }
      }
    }
    return LabeledImages(
      channels: 3, height: 24, width: 20, pixels: planes,
      labels: (0..<pictures.count).map { UInt8(pictures.label(of: $0)) },
      classNames: pictures.classNames)
  }
}
