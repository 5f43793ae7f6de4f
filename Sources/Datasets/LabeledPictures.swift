public import ImageFiles

/// A collection in memory as pictures that are opened one at a time.
public struct LabeledPictures: PictureSource {
  public let images: LabeledImages

  /// - Parameter images: of one channel, grey, or of three, RGB.
  public init(_ images: LabeledImages) {
    precondition(
      images.channels == 1 || images.channels == 3,
      "images of \(images.channels) channels are no pictures")
    self.images = images
  }

  public var count: Int { images.count }
  public var classNames: [String] { images.classNames }

  public func label(of index: Int) -> Int { Int(images.labels[index]) }

  public func name(of index: Int) -> String { "image \(index + 1)" }

  public func picture(_ index: Int) -> PixelImage {
    let (channels, area) = (images.channels, images.height * images.width)
    let start = index * images.imageSize
    let pixels = [UInt8](unsafeUninitializedCapacity: images.imageSize) { buffer, count in
      images.pixels.withUnsafeBufferPointer { planes in
        for channel in 0..<channels {
          for i in 0..<area {
            buffer[i &* channels &+ channel] = planes[start &+ channel &* area &+ i]
          }
        }
      }
      count = images.imageSize
    }
    return PixelImage(
      width: images.width, height: images.height, channels: channels == 1 ? .grey : .rgb,
      pixels: pixels)
  }
}
