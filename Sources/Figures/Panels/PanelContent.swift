/// What a panel shows.
public enum PanelContent: Equatable, Sendable {
  case plot(Plot)
  case heatMap(HeatMap)
  case pictures(PictureGrid)
  case diagram(Diagram)
  case architecture(Architecture)
  case flow(Flow)

  /// What all kinds have in common.
  var value: any PanelValue {
    switch self {
    case .plot(let plot): plot
    case .heatMap(let map): map
    case .pictures(let grid): grid
    case .diagram(let diagram): diagram
    case .architecture(let architecture): architecture
    case .flow(let flow): flow
    }
  }
}

/// A content's JSON is an object with one key, the content's kind.
extension PanelContent: Codable {
  private enum Kind: String, CodingKey, CaseIterable {
    case plot
    case heatMap
    case pictures
    case diagram
    case architecture
    case flow
  }

  private var kind: Kind {
    switch self {
    case .plot: .plot
    case .heatMap: .heatMap
    case .pictures: .pictures
    case .diagram: .diagram
    case .architecture: .architecture
    case .flow: .flow
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
          debugDescription: "A panel's content has exactly one of these keys: \(kinds)."))
    }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try container.decode(type, forKey: kind)
    }
    self =
      switch kind {
      case .plot: .plot(try decode(Plot.self))
      case .heatMap: .heatMap(try decode(HeatMap.self))
      case .pictures: .pictures(try decode(PictureGrid.self))
      case .diagram: .diagram(try decode(Diagram.self))
      case .architecture: .architecture(try decode(Architecture.self))
      case .flow: .flow(try decode(Flow.self))
      }
  }
}
