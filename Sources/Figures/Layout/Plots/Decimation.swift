/// A curve that leaves out points no one would see, while it grows.
///
/// Of the points in one column, a point wide, the first, the lowest, the highest and the last
/// stay: the curve covers the same pixels and loses no extreme.
///
/// Source: Jugel et al. 2014, "M4: a visualization-oriented time series data aggregation".
struct DecimatedCurve {
  private var kept: [Point] = []
  private var column: Column?

  var isEmpty: Bool { kept.isEmpty && column == nil }

  /// The points that stay, from left to right.
  var points: [Point] { kept + (column?.points ?? []) }

  mutating func add(_ point: Point) {
    if column?.take(point) ?? false { return }
    if let column { kept += column.points }
    column = Column(point)
  }
}

/// Leaves out points of a long curve that no one would see.
func decimated(_ points: [Point]) -> [Point] {
  var curve = DecimatedCurve()
  for point in points { curve.add(point) }
  return curve.points
}

private struct Column {
  private let right: Double
  private let left: Double
  private let first: Point
  private var last: Point
  private var lowest: (point: Point, number: Int)
  private var highest: (point: Point, number: Int)
  private var count = 1

  init(_ point: Point) {
    left = point.x.rounded(.down)
    right = left + 1
    (first, last) = (point, point)
    (lowest, highest) = ((point, 0), (point, 0))
  }

  /// Takes a point that lies in the column.
  mutating func take(_ point: Point) -> Bool {
    guard point.x >= left, point.x < right else { return false }
    if point.y < lowest.point.y { lowest = (point, count) }
    if point.y > highest.point.y { highest = (point, count) }
    last = point
    count += 1
    return true
  }

  /// What stays, in order and each once.
  var points: [Point] {
    var kept = [(point: first, number: 0)]
    let inner = lowest.number < highest.number ? [lowest, highest] : [highest, lowest]
    for next in inner + [(last, count - 1)] where next.number > kept[kept.count - 1].number {
      kept.append(next)
    }
    return kept.map(\.point)
  }
}
