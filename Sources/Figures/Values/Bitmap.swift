/// A grey or RGB image with eight bits per channel, pixels row by row from the top left.
public struct Bitmap: Equatable, Sendable {
  public enum Channels: Int, Codable, Sendable {
    case grey = 1
    case rgb = 3
  }

  public var width: Int
  public var height: Int
  public var channels: Channels
  /// `width · height · channels` bytes; colour channels interleaved.
  public var bytes: [UInt8]

  public init(width: Int, height: Int, channels: Channels = .grey, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.channels = channels
    self.bytes = bytes
  }

  /// A grey image from values, black at `low` and white at `high`; values beyond are clipped.
  public init(width: Int, height: Int, grey values: [Float], from low: Float, to high: Float) {
    let range = high > low ? high - low : 1
    let bytes = values.map { value -> UInt8 in
      guard value.isFinite else { return 0 }
      return UInt8((min(max((value - low) / range, 0), 1) * 255).rounded())
    }
    self.init(width: width, height: height, bytes: bytes)
  }

  /// The image with every block of `factor × factor` pixels averaged into one.
  func reduced(by factor: Int) -> Bitmap {
    guard factor > 1 else { return self }
    let count = channels.rawValue
    var reduced = self
    (reduced.width, reduced.height) = (width / factor, height / factor)
    reduced.bytes = []
    for y in 0..<reduced.height {
      for x in 0..<reduced.width {
        for channel in 0..<count {
          var sum = 0
          for row in y * factor..<(y + 1) * factor {
            for column in x * factor..<(x + 1) * factor {
              sum += Int(bytes[(row * width + column) * count + channel])
            }
          }
          reduced.bytes.append(UInt8((2 * sum + factor * factor) / (2 * factor * factor)))
        }
      }
    }
    return reduced
  }
}

extension Bitmap: Codable {
  private enum Key: String, CodingKey {
    case width
    case height
    case channels
    case bytes
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      width: try container.decode(Int.self, forKey: .width),
      height: try container.decode(Int.self, forKey: .height),
      channels: try container.decode(Channels.self, forKey: .channels),
      bytes: try container.decode(EncodedBytes.self, forKey: .bytes).bytes)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(width, forKey: .width)
    try container.encode(height, forKey: .height)
    try container.encode(channels, forKey: .channels)
    try container.encode(EncodedBytes(bytes), forKey: .bytes)
  }
}
