public import Datasets
import Networks
import Tensors
public import Transforms

/// What a network is trained or tested on: pictures with their classes, and the way from a picture
/// to numbers.
public struct Samples: Sendable {
  let content: Content

  /// One gigabyte: 15,000 colour pictures of 150×150.
  public static let usualCacheBytes = 1 << 30

  enum Content {
    case images(LabeledImages, Normalization)
    case pictures(PreparedPictures)
  }

  /// Images in memory, read as they are.
  public init(_ images: LabeledImages, normalization: Normalization = .unit) {
    content = .images(images, normalization)
  }

  /// Images in memory that go through transforms.
  public init(_ images: LabeledImages, _ preparation: Preparation) {
    if preparation.transforms.isEmpty {
      self.init(images, normalization: preparation.normalization)
    } else {
      // Only what transforms have made is worth keeping once more.
      self.init(
        LabeledPictures(images), preparation,
        cacheBytes: preparation.fixedTransforms == 0 ? 0 : Self.usualCacheBytes)
    }
  }

  /// Pictures that are opened when they are needed, on threads that run ahead of the network.
  ///
  /// Pictures become grey or RGB, as the network reads one channel or three, after the transforms.
  ///
  /// - Parameters:
  ///   - pictures: need not fit into memory.
  ///   - preparation: ends with the size that the network reads.
  ///   - cacheBytes: how much memory pictures may take that are kept for the next epoch, as they
  ///     are before the first random transform. Copies of these samples share it.
  public init(
    _ pictures: any PictureSource, _ preparation: Preparation, cacheBytes: Int = usualCacheBytes
  ) {
    content = .pictures(
      PreparedPictures(pictures, preparation, cacheBytes: cacheBytes))
  }

  public var count: Int {
    switch content {
    case .images(let images, _): images.count
    case .pictures(let pictures): pictures.source.count
    }
  }

  public var classNames: [String] {
    switch content {
    case .images(let images, _): images.classNames
    case .pictures(let pictures): pictures.source.classNames
    }
  }

  public var normalization: Normalization {
    switch content {
    case .images(_, let normalization): normalization
    case .pictures(let pictures): pictures.preparation.normalization
    }
  }

  /// - Throws: `CollectionMismatchError` when the network cannot read or classify the samples.
  func check(for network: Sequential, loss: Loss) throws(CollectionMismatchError) {
    let (shape, final) = (network.inputShape, network.finalShape)
    if count == 0 { throw CollectionMismatchError(problem: .noImages) }
    switch content {
    case .images(let images, _):
      let found: Shape = [images.channels, images.height, images.width]
      if found != shape {
        throw CollectionMismatchError(problem: .imageShape(found: found, expected: shape))
      }
    case .pictures:
      guard shape.axes.count == 3, [1, 3].contains(shape.axes[0]) else {
        throw CollectionMismatchError(problem: .pictureInput(shape))
      }
    }
    guard normalization.fits(channels: shape.axes[0]) else {
      throw CollectionMismatchError(
        problem: .normalization(channels: normalization.means.count, expected: shape.axes[0]))
    }
    if final.axes.count != 1 { throw CollectionMismatchError(problem: .finalShape(final)) }
    guard loss.compares(outputs: final.count, classes: classNames.count) else {
      throw CollectionMismatchError(
        problem: .classes(found: classNames.count, outputs: final.count, loss))
    }
  }
}
