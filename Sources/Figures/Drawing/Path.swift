/// An outline made of lines, rectangles and circles, with coordinates in thousandths of a point.
public struct Path: Equatable, Sendable {
  public enum Segment: Equatable, Sendable {
    case move(Point)
    case line(Point)
    case close
    case rectangle(Rectangle)
    case circle(center: Point, radius: Double)
  }

  public private(set) var segments: [Segment] = []

  public init() {}

  public static func rectangle(_ rectangle: Rectangle) -> Path {
    var path = Path()
    path.add(rectangle)
    return path
  }

  public static func line(from start: Point, to end: Point) -> Path {
    var path = Path()
    path.move(to: start)
    path.addLine(to: end)
    return path
  }

  public var isEmpty: Bool { segments.isEmpty }

  public mutating func move(to point: Point) {
    segments.append(.move(point.rounded))
  }

  public mutating func addLine(to point: Point) {
    segments.append(.line(point.rounded))
  }

  public mutating func close() {
    segments.append(.close)
  }

  public mutating func add(_ rectangle: Rectangle) {
    segments.append(.rectangle(rectangle.rounded))
  }

  public mutating func addCircle(center: Point, radius: Double) {
    segments.append(.circle(center: center.rounded, radius: roundedCoordinate(radius)))
  }
}

extension Point {
  var rounded: Point { Point(x: roundedCoordinate(x), y: roundedCoordinate(y)) }
}

/// A path's JSON is one short string, such as `M 0 0 L 10 5 Z` or `R 0 0 20 10` or `O 5 5 3`.
extension Path: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(segments.map(\.words).joined(separator: " "))
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    var words = try container.decode(String.self).split(separator: " ")[...]
    while let letter = words.popFirst() {
      guard let segment = Segment(letter: letter, words: &words) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "\(letter) does not begin a path segment.")
      }
      segments.append(segment)
    }
  }
}

extension Path.Segment {
  fileprivate var words: String {
    func list(_ letter: String, _ numbers: Double...) -> String {
      ([letter] + numbers.map { shortDecimal($0) }).joined(separator: " ")
    }
    return switch self {
    case .move(let point): list("M", point.x, point.y)
    case .line(let point): list("L", point.x, point.y)
    case .close: "Z"
    case .rectangle(let area): list("R", area.x, area.y, area.width, area.height)
    case .circle(let center, let radius): list("O", center.x, center.y, radius)
    }
  }

  fileprivate init?(letter: Substring, words: inout ArraySlice<Substring>) {
    func numbers(_ count: Int) -> [Double]? {
      let found = words.prefix(count).compactMap { Double($0) }
      words = words.dropFirst(count)
      return found.count == count ? found : nil
    }
    switch letter {
    case "Z": self = .close
    case "M":
      guard let n = numbers(2) else { return nil }
      self = .move(Point(x: n[0], y: n[1]))
    case "L":
      guard let n = numbers(2) else { return nil }
      self = .line(Point(x: n[0], y: n[1]))
    case "R":
      guard let n = numbers(4) else { return nil }
      self = .rectangle(Rectangle(x: n[0], y: n[1], width: n[2], height: n[3]))
    case "O":
      guard let n = numbers(3) else { return nil }
      self = .circle(center: Point(x: n[0], y: n[1]), radius: n[2])
    default: return nil
    }
  }
}
