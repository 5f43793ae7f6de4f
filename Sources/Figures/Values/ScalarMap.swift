/// A map of numbers over an image, kept as the 255 steps of its colour scale.
public struct ScalarMap: Equatable, Sendable {
  /// The step of a pixel whose value is not a number; it shows the paper.
  static let missingStep = UInt8(ColorMap.steps)

  public var width: Int
  public var height: Int
  /// The smallest and largest value before rounding, `nil` when no value is finite.
  public var minimum: Double?
  public var maximum: Double?
  /// What the steps are steps of.
  public var scale: ColorScale
  /// One step per pixel, row by row.
  public var steps: [UInt8]

  /// Rounds `width · height` values to the steps of a scale.
  public init(width: Int, height: Int, values: [Float], scale: ColorScale) {
    self.width = width
    self.height = height
    self.scale = scale
    var (low, high) = (Float.infinity, -Float.infinity)
    steps = values.map { value in
      guard value.isFinite else { return ScalarMap.missingStep }
      (low, high) = (min(low, value), max(high, value))
      return scale.index(of: Double(value))
    }
    (minimum, maximum) = low <= high ? (Double(low), Double(high)) : (nil, nil)
  }

  /// How many pixels have no finite value.
  var missingPixels: Int { steps.count { $0 == ScalarMap.missingStep } }

  /// The map with every block of `factor × factor` pixels averaged into one; pixels without a value
  /// do not count, unless a block has no others.
  func reduced(by factor: Int) -> ScalarMap {
    guard factor > 1 else { return self }
    var reduced = self
    (reduced.width, reduced.height) = (
      (width + factor - 1) / factor, (height + factor - 1) / factor
    )
    reduced.steps = blockMeans(
      steps, width: width, height: height, factor: factor, ignoring: ScalarMap.missingStep)
    return reduced
  }
}

extension ScalarMap: Codable {
  private enum Key: String, CodingKey {
    case width
    case height
    case minimum
    case maximum
    case scale
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    width = try container.decode(Int.self, forKey: .width)
    height = try container.decode(Int.self, forKey: .height)
    minimum = try container.decodeIfPresent(Double.self, forKey: .minimum)
    maximum = try container.decodeIfPresent(Double.self, forKey: .maximum)
    scale = try container.decode(ColorScale.self, forKey: .scale)
    steps = try EncodedPixels(from: decoder).bytes(
      width: width, height: height, channels: .grey, at: decoder.codingPath)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(width, forKey: .width)
    try container.encode(height, forKey: .height)
    try container.encodeIfPresent(minimum, forKey: .minimum)
    try container.encodeIfPresent(maximum, forKey: .maximum)
    try container.encode(scale, forKey: .scale)
    try EncodedPixels(steps, width: width, height: height, channels: .grey).encode(to: encoder)
  }
}
