import CPNG

/// An image that cannot be encoded, with libpng's own words.
public struct PNGEncodingError: Error, Equatable, CustomStringConvertible {
  public var width: Int
  public var height: Int
  public var reason: String

  public var description: String {
    "a PNG of \(width)×\(height) pixels cannot be written: \(reason). Use a smaller figure."
  }
}

/// The layouts of pixels that figures are encoded from.
enum PNGPixels {
  case grey
  case rgb
  /// One index per pixel into red, green, blue and opacity of each colour.
  case indexed(palette: [UInt8])

  /// libpng's PNG_FORMAT_GRAY, _RGB and _RGBA with its COLORMAP flag, which do not import.
  fileprivate var format: UInt32 {
    switch self {
    case .grey: 0
    case .rgb: 2
    case .indexed: 1 | 2 | 8
    }
  }
}

/// Encodes pixels, row by row from the top, as a PNG file without any date.
func encodePNG(
  _ bytes: [UInt8], width: Int, height: Int, as pixels: PNGPixels
) throws(PNGEncodingError) -> [UInt8] {
  var image = png_image()
  image.version = UInt32(PNG_IMAGE_VERSION)
  image.width = UInt32(width)
  image.height = UInt32(height)
  image.format = pixels.format
  var palette: [UInt8] = []
  if case .indexed(let colors) = pixels {
    palette = colors
    image.colormap_entries = UInt32(colors.count / 4)
  }
  // Room for pixels that do not compress at all, filter bytes, palette and chunk headers.
  var size = bytes.count + bytes.count / 100 + 16 * height + 8192
  var file = [UInt8](repeating: 0, count: size)
  let done = png_image_write_to_memory(&image, &file, &size, 0, bytes, 0, palette)
  guard done != 0 else {
    let words = withUnsafeBytes(of: image.message) { message in
      String(decoding: message.prefix { $0 != 0 }, as: UTF8.self)
    }
    throw PNGEncodingError(width: width, height: height, reason: words)
  }
  return Array(file.prefix(size))
}
