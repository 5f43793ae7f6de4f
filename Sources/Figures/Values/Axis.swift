/// What an axis measures and which values it must show.
public struct Axis: Equatable, Codable, Sendable {
  public enum Format: String, Codable, Sendable {
    case number
    /// Values are shares of 1 and printed times 100, with the sign on the topmost tick.
    case percent
    /// Only whole numbers get a tick.
    case count
  }

  public enum Scale: String, Codable, Sendable {
    case linear
    /// Equal factors are equally far apart; values must be above zero.
    case logarithmic
  }

  /// With the unit in brackets, such as “cross-entropy (nats)”.
  public var title: String
  public var format: Format
  public var scale: Scale
  /// The names of the places 0, 1, 2 …; an axis that has them measures nothing.
  public var categories: [String]
  /// Values that must lie within the axis, such as 0 for a loss.
  public var including: [Double]
  /// Values that the axis may not pass, such as 1 for a share.
  public var limits: [Double]
  /// What the axis covers, whatever the values are.
  public var range: ClosedRange<Double>?
  /// How many decimals the ticks have at least.
  public var decimals: Int

  public init(
    _ title: String, format: Format = .number, scale: Scale = .linear,
    categories: [String] = [], including: [Double] = [], limits: [Double] = [],
    range: ClosedRange<Double>? = nil, decimals: Int = 0
  ) {
    self.title = title
    self.format = format
    self.scale = scale
    self.categories = categories
    self.including = including
    self.limits = limits
    self.range = range
    self.decimals = decimals
  }
}

extension Axis {
  var isCategorical: Bool { !categories.isEmpty }

  /// The values that have a place on the axis.
  var showable: ShowableValues {
    ShowableValues(isPositive: scale == .logarithmic && !isCategorical)
  }

  /// Whether a value has a place on the axis.
  func shows(_ value: Double) -> Bool { showable.contains(value) }
}

/// All finite values, or only those above zero; small enough to be asked a million times.
struct ShowableValues {
  let isPositive: Bool

  func contains(_ value: Double) -> Bool { value.isFinite && (!isPositive || value > 0) }
}
