/// A grey or RGB image with eight bits per channel, pixels row by row from the top left.
public struct Bitmap: Hashable, Sendable {
  public enum Channels: Int, Codable, Sendable {
    case grey = 1
    case rgb = 3
  }

  public var width: Int
  public var height: Int
  public var channels: Channels
  /// `width · height · channels` bytes; colour channels interleaved.
  public var bytes: [UInt8]

  /// The pixels, counted row by row, that had no finite value; they are hatched.
  public var missing: [Int] = []

  public init(width: Int, height: Int, channels: Channels = .grey, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.channels = channels
    self.bytes = bytes
  }

  /// A grey image from values, black at `low` and white at `high`; values beyond are clipped.
  public init(width: Int, height: Int, grey values: [Float], from low: Float, to high: Float) {
    // Halves, because the distance of the largest numbers is not finite.
    let range = high > low ? high / 2 - low / 2 : 0.5
    let bytes = values.map { value -> UInt8 in
      let share = (value / 2 - low / 2) / range
      guard value.isFinite, !share.isNaN else { return 0 }
      return UInt8((min(max(share, 0), 1) * 255).rounded())
    }
    self.init(width: width, height: height, bytes: bytes)
    missing = values.indices.filter { !values[$0].isFinite }
  }

  /// The image with every block of `factor × factor` pixels averaged into one.
  func reduced(by factor: Int) -> Bitmap {
    guard factor > 1 else { return self }
    return Bitmap(
      width: (width + factor - 1) / factor, height: (height + factor - 1) / factor,
      channels: channels,
      bytes: blockMeans(
        bytes, width: width, height: height, channels: channels.rawValue, factor: factor))
  }
}

extension Bitmap {
  /// The most pixels on a side that a figure shows.
  static let longestSide = 8192

  /// Whether there is a byte for every pixel and channel, and a pixel for every missing one.
  var isComplete: Bool {
    let sides = 1...Bitmap.longestSide
    guard sides.contains(width), sides.contains(height) else { return false }
    let pixels = width * height
    return bytes.count == pixels * channels.rawValue
      && missing.allSatisfy { (0..<pixels).contains($0) }
  }
}

/// A bitmap's JSON is an object with its size, its channels and its pixels.
extension Bitmap: Codable {
  private enum Key: String, CodingKey {
    case width
    case height
    case channels
    case missing
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let width = try container.decode(Int.self, forKey: .width)
    let height = try container.decode(Int.self, forKey: .height)
    let channels = try container.decode(Channels.self, forKey: .channels)
    self.init(
      width: width, height: height, channels: channels,
      bytes: try EncodedPixels(from: decoder).bytes(
        width: width, height: height, channels: channels, at: decoder.codingPath))
    missing = try container.decodeIfPresent([Int].self, forKey: .missing) ?? []
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(width, forKey: .width)
    try container.encode(height, forKey: .height)
    try container.encode(channels, forKey: .channels)
    try EncodedPixels(bytes, width: width, height: height, channels: channels).encode(to: encoder)
    if !missing.isEmpty { try container.encode(missing, forKey: .missing) }
  }
}
