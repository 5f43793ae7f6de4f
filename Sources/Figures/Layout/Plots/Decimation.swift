/// Leaves out points of a long curve that no one would see.
///
/// Of the points in one column, a point wide, the first, the lowest, the highest and the last
/// stay: the curve covers the same pixels and loses no extreme.
///
/// Source: Jugel et al. 2014, "M4: a visualization-oriented time series data aggregation".
func decimated(_ points: [Point]) -> [Point] {
  guard let first = points.first else { return [] }
  var kept: [Point] = []
  var column = Column(0, first)
  for index in points.indices.dropFirst() {
    if points[index].x.rounded(.down) == column.place {
      column.take(index, points[index])
    } else {
      kept += column.indices.map { points[$0] }
      column = Column(index, points[index])
    }
  }
  return kept + column.indices.map { points[$0] }
}

private struct Column {
  let place: Double
  private let first: Int
  private var last: Int
  private var lowest: (index: Int, y: Double)
  private var highest: (index: Int, y: Double)

  init(_ index: Int, _ point: Point) {
    place = point.x.rounded(.down)
    (first, last) = (index, index)
    lowest = (index, point.y)
    highest = lowest
  }

  mutating func take(_ index: Int, _ point: Point) {
    last = index
    if point.y < lowest.y { lowest = (index, point.y) }
    if point.y > highest.y { highest = (index, point.y) }
  }

  /// What stays, in order and each once.
  var indices: [Int] {
    let (early, late) = (min(lowest.index, highest.index), max(lowest.index, highest.index))
    var kept = [first]
    for index in [early, late, last] where index > kept[kept.count - 1] { kept.append(index) }
    return kept
  }
}
