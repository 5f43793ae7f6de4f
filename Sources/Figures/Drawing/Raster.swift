/// An image as commands carry it: bytes, and for maps the colours that the bytes stand for.
public enum Raster: Hashable, Sendable {
  case bitmap(Bitmap)
  /// One index per pixel, row by row, into the map's palette.
  case indexed(width: Int, height: Int, indices: [UInt8], map: ColorMap)

  public var width: Int {
    switch self {
    case .bitmap(let bitmap): bitmap.width
    case .indexed(let width, _, _, _): width
    }
  }

  public var height: Int {
    switch self {
    case .bitmap(let bitmap): bitmap.height
    case .indexed(_, let height, _, _): height
    }
  }
}

extension Raster: Codable {
  private enum Key: String, CodingKey {
    case bitmap
    case width
    case height
    case indices
    case map
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .bitmap(let bitmap):
      try container.encode(PlainBitmap(bitmap), forKey: .bitmap)
    case .indexed(let width, let height, let indices, let map):
      try container.encode(width, forKey: .width)
      try container.encode(height, forKey: .height)
      try container.encode(EncodedBytes(indices), forKey: .indices)
      try container.encode(map, forKey: .map)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let plain = try container.decodeIfPresent(PlainBitmap.self, forKey: .bitmap) {
      self = .bitmap(plain.bitmap)
    } else {
      self = .indexed(
        width: try container.decode(Int.self, forKey: .width),
        height: try container.decode(Int.self, forKey: .height),
        indices: try container.decode(EncodedBytes.self, forKey: .indices).bytes,
        map: try container.decode(ColorMap.self, forKey: .map))
    }
  }
}

/// A bitmap as it stands in commands, whose hash tells whether a drawing changed: its bytes as they
/// are, and not as some version of a library packs them.
private struct PlainBitmap: Codable {
  private var width: Int
  private var height: Int
  private var channels: Bitmap.Channels
  private var bytes: EncodedBytes
  private var missing: [Int]?

  init(_ bitmap: Bitmap) {
    (width, height, channels) = (bitmap.width, bitmap.height, bitmap.channels)
    bytes = EncodedBytes(bitmap.bytes)
    missing = bitmap.missing.isEmpty ? nil : bitmap.missing
  }

  var bitmap: Bitmap {
    var bitmap = Bitmap(width: width, height: height, channels: channels, bytes: bytes.bytes)
    bitmap.missing = missing ?? []
    return bitmap
  }
}
