/// How numbers become colours, and what the colour bar says about it.
public struct ColorScale: Equatable, Codable, Sendable {
  public enum Curve: String, Codable, Sendable {
    case linear
    /// Spreads small shares, so that rare errors can be seen beside common hits.
    case squareRoot
  }

  public enum Format: Equatable, Codable, Sendable {
    case decimals(Int)
    case percent
  }

  public var map: ColorMap
  public var low: Double
  public var high: Double
  public var curve: Curve
  public var format: Format
  /// What the numbers are, with their unit, as written beside the bar.
  public var title: String

  /// A scale for signed values, as far below zero as above.
  public static func signed(
    _ extent: Double, title: String, decimals: Int = 1, curve: Curve = .linear
  ) -> ColorScale {
    let extent = extent.isFinite && extent > 0 ? extent : 1
    return ColorScale(
      map: .signed, low: -extent, high: extent, curve: curve, format: .decimals(decimals),
      title: title)
  }

  /// A viridis scale for magnitudes from 0 to the given maximum.
  public static func magnitude(
    _ maximum: Double, title: String, decimals: Int = 1, curve: Curve = .linear
  ) -> ColorScale {
    ColorScale(
      map: .viridis, low: 0, high: maximum.isFinite && maximum > 0 ? maximum : 1,
      curve: curve, format: .decimals(decimals), title: title)
  }

  /// A scale for values between two ends, in any map that is not signed; where all values are
  /// equal, they have the lowest colour.
  public static func range(
    _ low: Double, _ high: Double, map: ColorMap = .viridis, title: String, decimals: Int = 1,
    curve: Curve = .linear
  ) -> ColorScale {
    let low = low.isFinite ? low : 0
    let isEmpty = !high.isFinite || high <= low
    return ColorScale(
      map: map, low: low, high: isEmpty ? low + max(1, low.magnitude) : high, curve: curve,
      format: .decimals(decimals), title: title)
  }

  /// A blue scale for shares from 0 to 1.
  public static func share(title: String, curve: Curve = .linear) -> ColorScale {
    ColorScale(map: .counts, low: 0, high: 1, curve: curve, format: .percent, title: title)
  }

  /// Where a value lies between the ends of the scale, 0 to 1; values beyond are clipped.
  func position(of value: Double) -> Double {
    guard high > low, !value.isNaN else { return map.isSigned ? 0.5 : 0 }
    // Halves, because the distance of the largest numbers is not finite.
    let share = (value / 2 - low / 2) / (high / 2 - low / 2)
    // Between infinite ends there are no shares.
    let linear = share.isNaN ? 0.5 : min(max(share, 0), 1)
    guard curve == .squareRoot else { return linear }
    guard map.isSigned else { return linear.squareRoot() }
    let root = (2 * linear - 1).magnitude.squareRoot()
    return linear < 0.5 ? (1 - root) / 2 : (1 + root) / 2
  }

  /// The paint of a cell, `nil` for a value that is not a number.
  func paint(of value: Double) -> Paint? {
    guard !value.isNaN else { return nil }
    let position = position(of: value)
    // 64 steps are finer than the eye and keep equal-looking cells equal.
    let stepped = (position * 64).rounded() / 64
    return map.paint(at: map.isSigned ? 2 * stepped - 1 : stepped)
  }

  /// The step of the map's palette that shows a value.
  func index(of value: Double) -> UInt8 {
    UInt8((position(of: value) * Double(ColorMap.steps - 1)).rounded())
  }
}
