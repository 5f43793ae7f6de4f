/// An image as commands carry it: bytes, and for maps the colours that the bytes stand for.
public enum Raster: Equatable, Sendable {
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
      try container.encode(bitmap, forKey: .bitmap)
    case .indexed(let width, let height, let indices, let map):
      try container.encode(width, forKey: .width)
      try container.encode(height, forKey: .height)
      try container.encode(EncodedBytes(indices), forKey: .indices)
      try container.encode(map, forKey: .map)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let bitmap = try container.decodeIfPresent(Bitmap.self, forKey: .bitmap) {
      self = .bitmap(bitmap)
    } else {
      self = .indexed(
        width: try container.decode(Int.self, forKey: .width),
        height: try container.decode(Int.self, forKey: .height),
        indices: try container.decode(EncodedBytes.self, forKey: .indices).bytes,
        map: try container.decode(ColorMap.self, forKey: .map))
    }
  }
}
