/// Marks over two axes.
public struct Plot: Equatable, Codable, Sendable {
  public var x: Axis
  public var y: Axis
  public var marks: [Mark]

  public init(x: Axis, y: Axis, marks: [Mark]) {
    self.x = x
    self.y = y
    self.marks = marks
  }
}

/// What an axis measures and which values it must show.
public struct Axis: Equatable, Codable, Sendable {
  public enum Format: String, Codable, Sendable {
    case number
    /// Values are shares of 1 and printed times 100, with the sign on the topmost tick.
    case percent
    /// Only whole numbers get a tick.
    case count
  }

  public var title: String
  public var format: Format
  /// Values that must lie within the axis, such as 0 for a loss.
  public var including: [Double]
  /// Values that the axis may not pass, such as 1 for a share.
  public var limits: [Double]

  public init(
    _ title: String, format: Format = .number, including: [Double] = [], limits: [Double] = []
  ) {
    self.title = title
    self.format = format
    self.including = including
    self.limits = limits
  }
}

/// One thing drawn in a plot.
public enum Mark: Equatable, Sendable {
  case line(Line)
  case points(Points)
  case rule(Rule)
}

/// Which pair of colour, dash and marker a series is drawn with.
public enum SeriesStyle: String, Codable, Sendable {
  case training
  case validation

  var role: ColorRole { self == .training ? .training : .validation }
  var dash: [Double] { self == .training ? [] : [5, 3] }
}

/// Points joined by straight lines; a `nil` leaves a gap.
public struct Line: Equatable, Codable, Sendable {
  public var x: [Double]
  public var y: [Double?]
  public var label: String
  public var style: SeriesStyle

  /// Values that are not finite become gaps.
  public init(x: [Double], y: [Double], label: String, style: SeriesStyle) {
    self.x = x
    self.y = y.map { $0.isFinite ? $0 : nil }
    self.label = label
    self.style = style
  }
}

/// Rings around single points that deserve a look.
public struct Points: Equatable, Codable, Sendable {
  public var x: [Double]
  public var y: [Double]
  public var style: SeriesStyle

  public init(x: [Double], y: [Double], style: SeriesStyle) {
    self.x = x
    self.y = y
    self.style = style
  }
}

/// A thin straight line across the whole plot, with its name at its end.
public struct Rule: Equatable, Codable, Sendable {
  public enum Direction: String, Codable, Sendable {
    case horizontal
    case vertical
  }

  public var direction: Direction
  public var value: Double
  public var label: String

  public init(_ direction: Direction, at value: Double, label: String) {
    self.direction = direction
    self.value = value
    self.label = label
  }
}

/// A mark's JSON is an object with one key, the mark's kind.
extension Mark: Codable {
  private enum Key: String, CodingKey {
    case line
    case points
    case rule
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .line(let line): try container.encode(line, forKey: .line)
    case .points(let points): try container.encode(points, forKey: .points)
    case .rule(let rule): try container.encode(rule, forKey: .rule)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let line = try container.decodeIfPresent(Line.self, forKey: .line) {
      self = .line(line)
    } else if let points = try container.decodeIfPresent(Points.self, forKey: .points) {
      self = .points(points)
    } else {
      self = .rule(try container.decode(Rule.self, forKey: .rule))
    }
  }
}
