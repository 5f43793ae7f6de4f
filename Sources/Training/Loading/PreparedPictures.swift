package import Datasets
package import ImageFiles
package import Mathematics
package import Tensors
package import Transforms

/// Pictures on their way to a network; what is the same in every epoch is kept as far as memory
/// allows.
package final class PreparedPictures: Sendable {
  let source: any PictureSource
  let preparation: Preparation
  private let cache: PictureCache

  package init(_ source: any PictureSource, _ preparation: Preparation, cacheBytes: Int) {
    self.source = source
    self.preparation = preparation
    cache = PictureCache(pictures: source.count, bytes: cacheBytes)
  }

  /// A picture after all transforms; may be called from several threads at once.
  ///
  /// - Parameters:
  ///   - index: the picture's number.
  ///   - shape: C×H×W that the network reads.
  ///   - pass: the stream of the epoch; what is drawn depends on it and on the index alone.
  /// - Returns: a picture of that shape.
  /// - Throws: what the source throws, `CollectionMismatchError` when the size is another.
  package func sample(
    _ index: Int, of shape: Shape, drawingFrom pass: SeededRandom
  ) throws -> PixelImage {
    var picture = try begun(index)
    if preparation.isRandom {
      var random = pass.split("sample \(index)")
      picture = preparation.finished(picture, using: &random)
    }
    guard picture.height == shape.axes[1] && picture.width == shape.axes[2] else {
      throw CollectionMismatchError(
        problem: .pictureSize(
          name: source.name(of: index), found: [picture.height, picture.width],
          expected: Array(shape.axes[1...])))
    }
    return shape.axes[0] == 1 ? picture.grey() : picture.rgb()
  }

  private func begun(_ index: Int) throws -> PixelImage {
    if let kept = cache[index] { return kept }
    let picture = preparation.begun(try source.picture(index))
    cache.keep(picture, at: index)
    return picture
  }
}
