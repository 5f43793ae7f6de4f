/// A picture whose pixels are numbers of a palette's colours.
public struct IndexedImage: Equatable, Sendable {
  public let width: Int
  public let height: Int
  /// H×W numbers of colours.
  public let indices: [UInt8]
  /// Red, green, blue and opacity of each colour, 0 to 255, not premultiplied.
  public let palette: [UInt8]
  /// Whether a decoder finds transparency, even when every colour is opaque.
  private let hasTransparency: Bool

  public init(width: Int, height: Int, indices: [UInt8], palette: [UInt8]) {
    precondition(
      width > 0 && height > 0 && indices.count == width * height
        && palette.count.isMultiple(of: 4) && (4...1024).contains(palette.count)
        && Int(indices.max() ?? 0) < palette.count / 4,
      "\(indices.count) numbers of \(palette.count / 4) colours are no \(width)×\(height) picture")
    self.init(
      trusted: indices, width: width, height: height, palette: palette,
      hasTransparency: stride(from: 3, to: palette.count, by: 4).contains { palette[$0] < 255 })
  }

  /// A picture whose numbers come from counting its own colours.
  init(
    trusted indices: [UInt8], width: Int, height: Int, palette: [UInt8], hasTransparency: Bool
  ) {
    self.width = width
    self.height = height
    self.indices = indices
    self.palette = palette
    self.hasTransparency = hasTransparency
  }

  /// A colour picture with at most 256 colours; numbers go in the order of first use.
  init?(_ image: PixelImage) {
    guard image.channels != .grey else { return nil }
    let size = image.channels.rawValue
    var table = ColorNumbers(limit: 256)
    var indices: [UInt8] = []
    indices.reserveCapacity(image.width * image.height)
    for start in stride(from: 0, to: image.pixels.count, by: size) {
      var color: UInt32 = size == 4 ? UInt32(image.pixels[start + 3]) << 24 : 0xFF00_0000
      for channel in 0..<3 {
        color |= UInt32(image.pixels[start + channel]) << UInt32(16 - 8 * channel)
      }
      guard let number = table.number(of: color) else { return nil }
      indices.append(UInt8(number))
    }
    self.init(
      trusted: indices, width: image.width, height: image.height, palette: table.palette,
      hasTransparency: size == 4)
  }

  /// The same picture without colours that no pixel has; the others keep their order.
  public var withUsedColors: IndexedImage {
    var isUsed = [Bool](repeating: false, count: palette.count / 4)
    for index in indices { isUsed[Int(index)] = true }
    var numbers = [UInt8](repeating: 0, count: isUsed.count)
    var used: [UInt8] = []
    for color in isUsed.indices where isUsed[color] {
      numbers[color] = UInt8(used.count / 4)
      used += palette[4 * color..<4 * color + 4]
    }
    return IndexedImage(
      width: width, height: height, indices: indices.map { numbers[Int($0)] }, palette: used)
  }

  /// The picture as a PNG file in memory, with 1, 2, 4 or 8 bits a pixel.
  ///
  /// - Parameters:
  ///   - effort: whether to save bytes or time.
  ///   - pixelsPerMetre: the size at which programs show the picture; none leaves it to them.
  ///   - file: the file's name in errors.
  /// - Returns: the file's bytes.
  /// - Throws: `ImageFileError` when there is not enough memory.
  public func png(
    _ effort: PNGEffort = .small, pixelsPerMetre: Int? = nil, file: String = "PNG"
  ) throws(ImageFileError) -> [UInt8] {
    let colors = palette.count / 4
    let bits = [1, 2, 4].first { colors <= 1 << $0 } ?? 8
    return try PNGWriter(
      width: width, height: height,
      color: .indexed(bits: bits, palette: palette, hasTransparency: hasTransparency),
      pixelsPerMetre: pixelsPerMetre
    ).file(indices, effort, named: file)
  }
}
