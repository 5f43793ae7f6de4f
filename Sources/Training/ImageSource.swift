import Datasets
import Networks
import Tensors

/// A collection as a network reads it: normalised numbers, C×H×W for each image.
struct ImageSource: Sendable {
  let images: LabeledImages
  /// What each of the 256 pixel values becomes.
  private let numbers: [Float]

  /// - Throws: `CollectionMismatchError` when the network cannot read or classify the images.
  init(
    _ images: LabeledImages, normalization: Normalization, for network: Sequential, loss: Loss
  ) throws(CollectionMismatchError) {
    let shape: Shape = [images.channels, images.height, images.width]
    let final = network.finalShape
    if images.count == 0 { throw CollectionMismatchError(problem: .noImages) }
    if shape != network.inputShape {
      throw CollectionMismatchError(
        problem: .imageShape(found: shape, expected: network.inputShape))
    }
    if final.axes.count != 1 { throw CollectionMismatchError(problem: .finalShape(final)) }
    guard loss.compares(outputs: final.count, classes: images.classNames.count) else {
      throw CollectionMismatchError(
        problem: .classes(found: images.classNames.count, outputs: final.count, loss))
    }
    self.images = images
    numbers = (0...255).map { normalization.apply(UInt8($0)) }
  }

  func copyImage(_ index: Int, to destination: UnsafeMutablePointer<Float>) {
    let size = images.imageSize
    images.pixels.withUnsafeBufferPointer { pixels in
      numbers.withUnsafeBufferPointer { numbers in
        for i in 0..<size { destination[i] = numbers[Int(pixels[index * size + i])] }
      }
    }
  }
}
