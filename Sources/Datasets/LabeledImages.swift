/// A split of a collection in memory: images of one size, each with the number of its class.
public struct LabeledImages: Equatable, Sendable {
  public let channels: Int
  public let height: Int
  public let width: Int
  /// N×C×H×W, 0 to 255.
  public let pixels: [UInt8]
  /// N class numbers.
  public let labels: [UInt8]
  /// The classes' names; a label is an index into them.
  public let classNames: [String]

  public init(
    channels: Int, height: Int, width: Int, pixels: [UInt8], labels: [UInt8], classNames: [String]
  ) {
    precondition(
      pixels.count == labels.count * channels * height * width,
      "\(pixels.count) pixels are not \(labels.count) images of \(channels)×\(height)×\(width)")
    precondition(
      labels.allSatisfy { Int($0) < classNames.count },
      "label \(labels.max() ?? 0) has no name among \(classNames.count)")
    self.channels = channels
    self.height = height
    self.width = width
    self.pixels = pixels
    self.labels = labels
    self.classNames = classNames
  }

  public var count: Int { labels.count }

  /// Values in one image, over all channels.
  public var imageSize: Int { channels * height * width }

  /// The first images, all of them if there are fewer.
  public func prefix(_ length: Int) -> LabeledImages {
    let kept = min(length, count)
    return LabeledImages(
      channels: channels, height: height, width: width,
      pixels: Array(pixels.prefix(kept * imageSize)), labels: Array(labels.prefix(kept)),
      classNames: classNames)
  }

  /// So many images: the first ones, or, where the images come sorted by class, the first ones of
  /// every class.
  public func sample(_ length: Int) -> LabeledImages {
    let isSorted = zip(labels, labels.dropFirst()).allSatisfy { $0 <= $1 }
    guard length < count, isSorted, let last = labels.last, last > 0 else { return prefix(length) }
    var seen = [Int](repeating: 0, count: classNames.count)
    let ranks = labels.map { label in
      seen[Int(label)] += 1
      return seen[Int(label)]
    }
    let order = labels.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    return selecting(order.prefix(length).sorted())
  }

  /// These images and then others of the same size and classes.
  public func appending(_ others: LabeledImages) -> LabeledImages {
    precondition(
      [channels, height, width] == [others.channels, others.height, others.width]
        && classNames == others.classNames,
      "images of other sizes or classes do not go together")
    return LabeledImages(
      channels: channels, height: height, width: width, pixels: pixels + others.pixels,
      labels: labels + others.labels, classNames: classNames)
  }
}
