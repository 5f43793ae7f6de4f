/// Finds ways for edges: upright and level pieces that go around nodes, with few bends.
struct FlowRouter {
  /// One end of an edge.
  struct End {
    var index: Int
    var core: Rectangle
    /// The body and the text below it.
    var whole: Rectangle
  }

  /// A piece of an edge that has its way already.
  private struct Piece {
    var start: Point
    var end: Point
    var from: Int
    var to: Int
  }

  let direction: Flow.Direction
  let columns: [Double]
  let rows: [Double]
  /// One per node, in the order of the ends' indices.
  let obstacles: [Rectangle]
  private var pieces: [Piece] = []

  init(
    direction: Flow.Direction, columns: [Double], rows: [Double], obstacles: [Rectangle],
    theme: Theme
  ) {
    self.direction = direction
    self.columns = columns
    self.rows = rows
    self.obstacles = obstacles
    style = FlowStyle(theme)
  }

  /// Lines keep this far from nodes that they do not touch.
  private let clearance = 3.0
  private let style: FlowStyle
  /// Lines leave a node straight for this long.
  private let stub = 6.0
  // What makes a way worse, in points by which it might be longer instead.
  private let bendCost = 22.0
  private let overlapCost = 400.0
  private let crossingCost = 40.0
  /// For leaving or reaching a node at the back, and at its sides.
  private let backCost = 26.0
  private let sideCost = 14.0
  private let preferredSideCost = 7.0

  /// The corners of an edge's way from one node to the other.
  mutating func route(from source: End, to target: End) -> [Point] {
    let points = straight(from: source, to: target) ?? searched(from: source, to: target)
    for (start, end) in zip(points, points.dropFirst()) {
      pieces.append(Piece(start: start, end: end, from: source.index, to: target.index))
    }
    return points
  }

  /// A level or upright line between sides that face each other, where nothing is in between.
  private func straight(from source: End, to target: End) -> [Point]? {
    let (a, b) = (source.whole, target.whole)
    if let y = common(source.core.y...source.core.maxY, target.core.y...target.core.maxY) {
      let points =
        a.maxX < b.x
        ? [
          Point(x: source.core.maxX + style.touch, y: y),
          Point(x: target.core.x - style.touch, y: y),
        ]
        : [
          Point(x: source.core.x - style.touch, y: y),
          Point(x: target.core.maxX + style.touch, y: y),
        ]
      if a.maxX < b.x || b.maxX < a.x, isClear(points, but: source, target) { return points }
    }
    if let x = common(source.core.x...source.core.maxX, target.core.x...target.core.maxX) {
      let points =
        a.maxY < b.y
        ? [Point(x: x, y: a.maxY + style.touch), Point(x: x, y: b.y - style.touch)]
        : [Point(x: x, y: a.y - style.touch), Point(x: x, y: b.maxY + style.touch)]
      if a.maxY < b.y || b.maxY < a.y, isClear(points, but: source, target) { return points }
    }
    return nil
  }

  /// A place that lies well within both ranges, the middle of the shorter one if it can be.
  private func common(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> Double? {
    let edge = clearance * 2
    let (short, long) =
      a.upperBound - a.lowerBound <= b.upperBound - b.lowerBound ? (a, b) : (b, a)
    let middle = ((short.lowerBound + short.upperBound) / 2).rounded(.down) + 0.5
    let isWithin = middle >= long.lowerBound + edge && middle <= long.upperBound - edge
    let isMiddle = (middle - (long.lowerBound + long.upperBound) / 2).magnitude <= 1
    return isWithin || isMiddle ? middle : nil
  }

  private func isClear(_ points: [Point], but source: End, _ target: End) -> Bool {
    let area = Rectangle(
      x: min(points[0].x, points[1].x), y: min(points[0].y, points[1].y),
      width: (points[0].x - points[1].x).magnitude, height: (points[0].y - points[1].y).magnitude)
    let others = obstacles.indices.filter { $0 != source.index && $0 != target.index }
    return others.allSatisfy { !obstacles[$0].inset(by: -clearance).meets(area) }
  }

  /// The cheapest way over the lanes between rows and columns and the ends' own axes.
  private func searched(from source: End, to target: End) -> [Point] {
    let starts = ports(of: source, stub: stub, isSource: true)
    let goals = ports(of: target, stub: stub + style.arrowHead.width, isSource: false)
    let ports = starts + goals
    var search = FlowSearch(
      xs: lanes(columns) + ports.map(\.stub.x), ys: lanes(rows) + ports.map(\.stub.y),
      bendCost: bendCost,
      cost: { start, end in
        let area = Rectangle(
          x: min(start.x, end.x), y: min(start.y, end.y),
          width: (end.x - start.x).magnitude, height: (end.y - start.y).magnitude)
        if obstacles.contains(where: { $0.inset(by: -clearance).meets(area) }) { return nil }
        return pieces.reduce(area.width + area.height) { sum, piece in
          guard piece.from != source.index, piece.to != target.index else { return sum }
          return sum + cost(of: piece, start, end)
        }
      })
    if let found = search.cheapest(
      from: starts.map { FlowSearch.End(place: $0.stub, heading: $0.heading, cost: $0.cost) },
      to: goals.map {
        FlowSearch.End(place: $0.stub, heading: $0.heading.opposite, cost: $0.cost)
      })
    {
      return ([starts[found.start].place] + found.places + [goals[found.goal].place]).corners
    }
    // Closed in on all sides: the shortest line is still an answer.
    return [starts[0].place, goals[0].place]
  }

  private struct Port {
    var place: Point
    /// Where the way begins to be free.
    var stub: Point
    var heading: FlowSearch.Heading
    var cost: Double
  }

  private func ports(of end: End, stub: Double, isSource: Bool) -> [Port] {
    let (core, whole) = (end.core, end.whole)
    let (midX, midY) = (core.midX.rounded(.down) + 0.5, core.midY.rounded(.down) + 0.5)
    let places: [(FlowSearch.Heading, Point)] = [
      (.right, Point(x: core.maxX + style.touch, y: midY)),
      (.left, Point(x: core.x - style.touch, y: midY)),
      (.up, Point(x: midX, y: whole.y - style.touch)),
      (.down, Point(x: midX, y: whole.maxY + style.touch)),
    ]
    let forward: FlowSearch.Heading = direction == .across ? .right : .down
    let favourite = isSource ? forward : forward.opposite
    return places.map { heading, place in
      let cost =
        heading == favourite
        ? 0
        : heading == favourite.opposite
          ? backCost : heading.isPreferred ? preferredSideCost : sideCost
      return Port(
        place: place, stub: place.moved(heading, by: stub), heading: heading, cost: cost)
    }
  }

  /// Three lines in every gap, so that ways which have nothing in common keep apart.
  private func lanes(_ middles: [Double]) -> [Double] {
    middles.flatMap { middle -> [Double] in
      let middle = middle.rounded() + 0.5
      return [middle - style.laneShift, middle, middle + style.laneShift]
    }
  }

  /// What it costs to run over another edge's piece or to cross it.
  private func cost(of piece: Piece, _ start: Point, _ end: Point) -> Double {
    let isLevel = start.y == end.y
    let otherIsLevel = piece.start.y == piece.end.y
    let (low, high) = (min(start.x, end.x), max(start.x, end.x))
    let (top, bottom) = (min(start.y, end.y), max(start.y, end.y))
    let (left, right) = (min(piece.start.x, piece.end.x), max(piece.start.x, piece.end.x))
    let (above, below) = (min(piece.start.y, piece.end.y), max(piece.start.y, piece.end.y))
    guard high >= left, low <= right, bottom >= above, top <= below else { return 0 }
    return isLevel == otherIsLevel ? overlapCost : crossingCost
  }
}

extension Rectangle {
  /// Whether the insides or edges of two areas have a point in common.
  func meets(_ other: Rectangle) -> Bool {
    x <= other.maxX && other.x <= maxX && y <= other.maxY && other.y <= maxY
  }
}
