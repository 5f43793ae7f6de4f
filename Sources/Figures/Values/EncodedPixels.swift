import FoundationEssentials
import ImageFiles

/// Pixels in a figure's JSON: a PNG file in base64, which any reader of pictures opens.
///
/// Bytes that do not fill their picture are no PNG; they are written as they are, so that a figure
/// that is wrong reads as the same wrong figure.
struct EncodedPixels: Codable {
  private var png: Data?
  private var bytes: Data?

  private enum CodingKeys: String, CodingKey {
    case png
    case bytes
  }

  init(_ bytes: [UInt8], width: Int, height: Int, channels: Bitmap.Channels) throws {
    let sides = 1...Bitmap.longestSide
    guard sides.contains(width), sides.contains(height),
      bytes.count == width * height * channels.rawValue
    else {
      self.bytes = Data(bytes)
      return
    }
    let image = PixelImage(
      width: width, height: height, channels: channels == .grey ? .grey : .rgb, pixels: bytes)
    png = Data(try image.png())
  }

  /// The bytes of a picture of this size.
  ///
  /// - Throws: `DecodingError` when the PNG is damaged or of another size.
  func bytes(
    width: Int, height: Int, channels: Bitmap.Channels, at path: [any CodingKey]
  ) throws -> [UInt8] {
    func failure(_ problem: String) -> DecodingError {
      .dataCorrupted(DecodingError.Context(codingPath: path, debugDescription: problem))
    }
    guard let png else {
      guard let bytes else { throw failure("A picture has neither “png” nor “bytes”.") }
      return [UInt8](bytes)
    }
    let image: PixelImage
    do {
      image = try PixelImage(
        png: [UInt8](png), file: "a picture of the figure",
        limits: ImageLimits(side: Bitmap.longestSide))
    } catch {
      throw failure("\(error)")
    }
    guard image.width == width, image.height == height,
      image.channels == (channels == .grey ? .grey : .rgb)
    else { throw failure("A picture's PNG is not \(width)×\(height) pixels of its channels.") }
    return image.pixels
  }
}
