public import Datasets
public import ImageFiles
public import Mathematics

/// The way from a picture to the numbers that a network reads: transforms of 8-bit pictures, then
/// the normalisation, as torchvision's `ToTensor` and `Normalize` at the end of a list.
public struct Preparation: Hashable, Codable, Sendable {
  public let transforms: [Transform]
  public let normalization: Normalization

  public init(_ transforms: [Transform] = [], normalization: Normalization = .unit) {
    self.transforms = transforms
    self.normalization = normalization
  }

  /// The transforms without lists inside the list, and how many of the first make the same of a
  /// picture every time.
  private var steps: (all: [Transform], fixed: Int) {
    let all = transforms.flatMap(\.parts)
    return (all, all.firstIndex(where: \.isRandom) ?? all.count)
  }

  /// How many transforms come before the first random one.
  public var fixedTransforms: Int { steps.fixed }

  /// Whether a picture becomes the same numbers every time.
  public var isRandom: Bool { transforms.contains(where: \.isRandom) }

  /// The picture after all transforms up to the first random one: what is worth keeping.
  ///
  /// Transparency is dropped first.
  public func begun(_ picture: PixelImage) -> PixelImage {
    let steps = steps
    var nothing = SeededRandom(seed: 0)
    let opaque = picture.channels == .rgba ? picture.rgb() : picture
    return Array(steps.all[..<steps.fixed]).applied(to: opaque, using: &nothing)
  }

  /// The picture that `begun` has given, after the rest of the transforms.
  public func finished(_ picture: PixelImage, using random: inout SeededRandom) -> PixelImage {
    let steps = steps
    return Array(steps.all[steps.fixed...]).applied(to: picture, using: &random)
  }

  /// The numbers of a picture that went through all transforms.
  ///
  /// - Returns: C×H×W.
  public func numbers(of picture: PixelImage) -> [Float] {
    let channels = picture.channels.rawValue
    let size = picture.width * picture.height
    precondition(
      normalization.fits(channels: channels),
      "\(normalization.means.count) means do not fit \(channels) channels")
    return (0..<channels * size).map { i in
      normalization.apply(
        picture.pixels[i % size * channels + i / size], channel: i / size)
    }
  }
}

extension Transform {
  /// What a list in a list consists of; itself where it is none.
  fileprivate var parts: [Transform] {
    if case .compose(let transforms) = kind { transforms.flatMap(\.parts) } else { [self] }
  }
}
