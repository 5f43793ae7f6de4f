/// One thing drawn in a plot.
public enum Mark: Equatable, Sendable {
  case line(Line)
  case points(Points)
  case bars(Bars)
  case band(Band)
  case rule(Rule)
  case note(Note)
  case arrow(Arrow)
  case polygon(Polygon)
  case trajectory(Trajectory)
  case ring(Ring)

  /// What all kinds have in common.
  var value: any PlotMark {
    switch self {
    case .line(let line): line
    case .points(let points): points
    case .bars(let bars): bars
    case .band(let band): band
    case .rule(let rule): rule
    case .note(let note): note
    case .arrow(let arrow): arrow
    case .polygon(let polygon): polygon
    case .trajectory(let trajectory): trajectory
    case .ring(let ring): ring
    }
  }
}

/// What can be listed as the content of a plot.
public protocol PlotElement: Sendable {
  var mark: Mark { get }
}

/// A mark's JSON is an object with one key, the mark's kind.
extension Mark: Codable {
  private enum Kind: String, CodingKey, CaseIterable {
    case line
    case points
    case bars
    case band
    case rule
    case note
    case arrow
    case polygon
    case trajectory
    case ring
  }

  private var kind: Kind {
    switch self {
    case .line: .line
    case .points: .points
    case .bars: .bars
    case .band: .band
    case .rule: .rule
    case .note: .note
    case .arrow: .arrow
    case .polygon: .polygon
    case .trajectory: .trajectory
    case .ring: .ring
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Kind.self)
    try container.encode(value, forKey: kind)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
      let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: container.codingPath,
          debugDescription: "A mark has exactly one of these keys: \(kinds)."))
    }
    func decoded<Value: Decodable & PlotElement>(_ type: Value.Type) throws -> Mark {
      try container.decode(type, forKey: kind).mark
    }
    self =
      switch kind {
      case .line: try decoded(Line.self)
      case .points: try decoded(Points.self)
      case .bars: try decoded(Bars.self)
      case .band: try decoded(Band.self)
      case .rule: try decoded(Rule.self)
      case .note: try decoded(Note.self)
      case .arrow: try decoded(Arrow.self)
      case .polygon: try decoded(Polygon.self)
      case .trajectory: try decoded(Trajectory.self)
      case .ring: try decoded(Ring.self)
      }
  }
}
