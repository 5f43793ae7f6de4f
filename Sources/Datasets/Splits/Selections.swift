public import ImageFiles

extension LabeledImages {
  /// Some of the images, in the order of the given numbers.
  public func selecting(_ indices: [Int]) -> LabeledImages {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * imageSize)
    for i in indices { chosen += pixels[i * imageSize..<(i + 1) * imageSize] }
    return LabeledImages(
      channels: channels, height: height, width: width, pixels: chosen,
      labels: indices.map { labels[$0] }, classNames: classNames)
  }

  /// The parts of a split, each in the order that it had here.
  public func parts(of split: DataSplit) -> [LabeledImages] { split.parts.map(selecting) }
}

extension PictureSource {
  /// Some of the pictures, in the order of the given numbers; none is opened.
  public func selecting(_ indices: [Int]) -> SelectedPictures<Self> {
    SelectedPictures(source: self, indices: indices)
  }

  /// The parts of a split, each in the order that it had here.
  public func parts(of split: DataSplit) -> [SelectedPictures<Self>] {
    split.parts.map(selecting)
  }

  /// The class of every picture.
  public var labels: [Int] { (0..<count).map(label) }
}

/// Some of the pictures of a collection.
public struct SelectedPictures<Source: PictureSource>: PictureSource {
  private let source: Source
  private let indices: [Int]

  init(source: Source, indices: [Int]) {
    precondition(
      indices.allSatisfy { (0..<source.count).contains($0) },
      "numbers of pictures that are not among \(source.count)")
    self.source = source
    self.indices = indices
  }

  public var count: Int { indices.count }
  public var classNames: [String] { source.classNames }

  public func label(of index: Int) -> Int { source.label(of: indices[index]) }
  public func name(of index: Int) -> String { source.name(of: indices[index]) }
  public func picture(_ index: Int) throws -> PixelImage { try source.picture(indices[index]) }
}
