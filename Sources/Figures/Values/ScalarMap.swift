/// A map of numbers over an image, kept as the 255 steps of its colour scale.
public struct ScalarMap: Equatable, Sendable {
  /// The step of a pixel whose value is not a number; it shows the paper.
  static let missingStep = UInt8(ColorMap.steps)

  public var width: Int
  public var height: Int
  /// The smallest and largest value before rounding, `nil` when no value is finite.
  public var minimum: Double?
  public var maximum: Double?
  /// One step per pixel, row by row.
  public var steps: [UInt8]

  /// Rounds `width · height` values to the steps of a scale.
  public init(width: Int, height: Int, values: [Float], scale: ColorScale) {
    self.width = width
    self.height = height
    let finite = values.filter(\.isFinite)
    minimum = finite.min().map(Double.init)
    maximum = finite.max().map(Double.init)
    steps = values.map { value in
      value.isFinite ? scale.index(of: Double(value)) : ScalarMap.missingStep
    }
  }

  /// The map with every block of `factor × factor` pixels averaged into one.
  func reduced(by factor: Int) -> ScalarMap {
    guard factor > 1 else { return self }
    let small = Bitmap(width: width, height: height, bytes: steps).reduced(by: factor)
    var reduced = self
    (reduced.width, reduced.height, reduced.steps) = (small.width, small.height, small.bytes)
    return reduced
  }
}

extension ScalarMap: Codable {
  private enum Key: String, CodingKey {
    case width
    case height
    case minimum
    case maximum
    case steps
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    width = try container.decode(Int.self, forKey: .width)
    height = try container.decode(Int.self, forKey: .height)
    minimum = try container.decodeIfPresent(Double.self, forKey: .minimum)
    maximum = try container.decodeIfPresent(Double.self, forKey: .maximum)
    steps = try container.decode(EncodedBytes.self, forKey: .steps).bytes
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(width, forKey: .width)
    try container.encode(height, forKey: .height)
    try container.encodeIfPresent(minimum, forKey: .minimum)
    try container.encodeIfPresent(maximum, forKey: .maximum)
    try container.encode(EncodedBytes(steps), forKey: .steps)
  }
}
