/// Numbers over an image with a name.
public struct NamedMap: Equatable, Sendable {
  public var name: String
  public var width: Int
  public var height: Int
  /// Row by row.
  public var values: [Float]

  public init(_ name: String, width: Int, height: Int, values: [Float]) {
    self.name = name
    self.width = width
    self.height = height
    self.values = values
  }
}

extension ColorScale {
  /// A scale for all given values: signed where some are negative, else viridis from zero.
  ///
  /// - Parameters:
  ///   - values: what the scale must reach; values that are not finite do not count.
  ///   - title: what the numbers are.
  ///   - curve: how they are spread.
  /// - Returns: a scale that clips nothing.
  static func covering(
    _ values: some Sequence<Float>, title: String, curve: Curve = .linear
  ) -> ColorScale {
    var (low, high) = (Float(0), Float(0))
    for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
    let extent = Double(max(-low, high))
    let title = curve == .squareRoot ? title + ", square-root scale" : title
    let decimals = decimals(for: extent)
    return low < 0
      ? .signed(extent, title: title, decimals: decimals, curve: curve)
      : .magnitude(extent, title: title, decimals: decimals, curve: curve)
  }

  /// The decimals with which the end of a scale has two digits that count.
  static func decimals(for extent: Double) -> Int {
    guard extent.isFinite, extent > 0 else { return 1 }
    var places = 0
    var magnitude = extent
    while magnitude < 10, places < 6 {
      magnitude *= 10
      places += 1
    }
    return places
  }
}
