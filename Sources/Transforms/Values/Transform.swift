public import ImageFiles
public import Mathematics

/// One change of a picture on its way to a network, as a value.
///
/// Transforms do to 8-bit pictures what torchvision's do to pictures of Pillow, with the same
/// names and defaults. Random ones draw their parameters from the stream that they are handed.
public struct Transform: Hashable, Sendable {
  let kind: Kind

  /// - Throws: `TransformError` when a parameter is out of its range.
  init(_ kind: Kind) throws(TransformError) {
    try kind.check()
    self.kind = kind
  }

  /// What there is, with all its parameters.
  enum Kind: Hashable, Codable, Sendable {
    case resize(height: Int, width: Int, interpolation: Interpolation)
    case resizeShorterSide(to: Int, interpolation: Interpolation)
    case grey(channels: PixelImage.Channels)
    case boxBlur(size: Int)
    case horizontalFlip(probability: Double)
    case verticalFlip(probability: Double)
    case rotation(degrees: ClosedRange<Double>)
    case affine(RandomAffine)
    case perspective(distortion: Double, probability: Double)
    case resizedCrop(RandomResizedCrop)
    case colorJitter(ColorJitter)
    case compose([Transform])
    case apply([Transform], probability: Double)
    case choice([Transform])
  }

  /// Whether two pictures that are the same may become different ones.
  public var isRandom: Bool {
    switch kind {
    case .resize, .resizeShorterSide, .grey, .boxBlur: false
    case .compose(let transforms): transforms.contains(where: \.isRandom)
    case .horizontalFlip, .verticalFlip, .rotation, .affine, .perspective, .resizedCrop,
      .colorJitter, .apply, .choice:
      true
    }
  }

  /// The picture after the transform.
  ///
  /// - Parameters:
  ///   - picture: any size from 1×1 on; grey or RGB.
  ///   - random: what the transform's parameters are drawn from.
  /// - Returns: grey or RGB, as large as the transform says.
  public func applied(
    to picture: PixelImage, using random: inout SeededRandom
  ) -> PixelImage {
    switch kind {
    case .resize(let height, let width, let interpolation):
      return picture.resized(height: height, width: width, interpolation)
    case .resizeShorterSide(let side, let interpolation):
      let (height, width) = picture.size(ofShorterSide: side)
      return picture.resized(height: height, width: width, interpolation)
    case .grey(let channels): return picture.grey(as: channels)
    case .boxBlur(let size): return picture.boxBlurred(size: size)
    case .horizontalFlip(let probability):
      return random.unit() < probability ? picture.flippedHorizontally() : picture
    case .verticalFlip(let probability):
      return random.unit() < probability ? picture.flippedVertically() : picture
    case .rotation(let degrees):
      return picture.rotated(degrees: random.uniform(degrees.lowerBound, degrees.upperBound))
    case .affine(let affine):
      return picture.mapped(
        by: affine.map(height: picture.height, width: picture.width, using: &random))
    case .perspective(let distortion, let probability):
      if random.unit() >= probability { return picture }
      return picture.withMovedCorners(distortion: distortion, using: &random)
    case .resizedCrop(let crop): return crop.applied(to: picture, using: &random)
    case .colorJitter(let jitter): return jitter.applied(to: picture, using: &random)
    case .compose(let transforms): return transforms.applied(to: picture, using: &random)
    case .apply(let transforms, let probability):
      return random.unit() < probability
        ? transforms.applied(to: picture, using: &random) : picture
    case .choice(let transforms):
      return transforms[random.integer(below: transforms.count)]
        .applied(to: picture, using: &random)
    }
  }
}

extension [Transform] {
  /// The picture after all transforms, one after the other.
  public func applied(
    to picture: PixelImage, using random: inout SeededRandom
  ) -> PixelImage {
    var result = picture
    for transform in self { result = transform.applied(to: result, using: &random) }
    return result
  }
}

/// Written as its kind alone; reading checks parameters as making one does.
extension Transform: Codable {
  public init(from decoder: any Decoder) throws {
    try self.init(Kind(from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    try kind.encode(to: encoder)
  }
}

extension PixelImage {
  /// The size with the shorter side so long and the same proportions; at most as many pixels as
  /// are read from any file.
  fileprivate func size(ofShorterSide side: Int) -> (height: Int, width: Int) {
    let longer = side * max(height, width) / min(height, width)
    let bounded = min(longer, max(side, ImageLimits().area / side))
    return height <= width ? (side, bounded) : (bounded, side)
  }
}
