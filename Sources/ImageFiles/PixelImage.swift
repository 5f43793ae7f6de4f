/// A decoded picture: rows of pixels, each with its channels side by side.
public struct PixelImage: Equatable, Sendable {
  /// What a pixel holds; the raw value counts its bytes.
  public enum Channels: Int, Hashable, Codable, Sendable, CaseIterable {
    case grey = 1
    case rgb = 3
    case rgba = 4
  }

  public let width: Int
  public let height: Int
  public let channels: Channels
  /// H×W×C, 0 to 255, sRGB, not premultiplied.
  public let pixels: [UInt8]

  public init(width: Int, height: Int, channels: Channels, pixels: [UInt8]) {
    precondition(
      width > 0 && height > 0 && pixels.count == width * height * channels.rawValue,
      "\(pixels.count) bytes are not \(width)×\(height) pixels of \(channels)")
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }

  /// The picture in shades of grey; transparency is dropped.
  ///
  /// Source: ITU-R 601 luma, 0.299 R + 0.587 G + 0.114 B, in the 16-bit fixed-point weights of
  /// Pillow's mode L.
  public func grey() -> PixelImage {
    if channels == .grey { return self }
    let size = channels.rawValue
    let grey = (0..<width * height).map { i in
      let red = 19_595 * UInt32(pixels[i * size])
      let green = 38_470 * UInt32(pixels[i * size + 1])
      let blue = 7_471 * UInt32(pixels[i * size + 2])
      return UInt8((red + green + blue + 0x8000) >> 16)
    }
    return PixelImage(width: width, height: height, channels: .grey, pixels: grey)
  }

  /// The picture as three colours; transparency is dropped.
  public func rgb() -> PixelImage {
    if channels == .rgb { return self }
    let size = channels.rawValue
    let colours = (0..<width * height * 3).map { i in
      channels == .grey ? pixels[i / 3] : pixels[i / 3 * size + i % 3]
    }
    return PixelImage(width: width, height: height, channels: .rgb, pixels: colours)
  }
}
