/// What can be told of a series: its name, and places and values from left to right.
struct Described {
  enum Form {
    case line
    case points
    case bars
  }

  let label: String
  let form: Form
  /// Whether places lie on the vertical axis and values on the horizontal one.
  let isTurned: Bool
  let points: [(x: Double, y: Double)]

  /// - Parameters:
  ///   - mark: the series; none is made of areas.
  ///   - isTurned: whether the plot has its categories at the left.
  init?(_ mark: any SeriesMark, isTurned: Bool) {
    self.isTurned = isTurned && !(mark is Line) && !(mark is Trajectory)
    label = mark.label
    switch mark {
    case let line as Line:
      form = .line
      points = ordered(line.x, line.y)
    case let trajectory as Trajectory:
      form = .line
      points = zip(trajectory.x, trajectory.y).map { (x: $0, y: $1) }
    case let scatter as Points:
      form = .points
      points =
        isTurned
        ? zip(scatter.x, scatter.y).compactMap { x, y in y.map { (x: $0, y: x) } }
        : ordered(scatter.x, scatter.y)
    case let bars as Bars:
      form = .bars
      points = ordered(bars.places, bars.values)
    default: return nil
    }
  }
}

/// The values that are known, from left to right; those at one place keep their order.
private func ordered(_ x: [Double], _ y: [Double?]) -> [(x: Double, y: Double)] {
  var points: [(x: Double, y: Double)] = []
  points.reserveCapacity(x.count)
  var isOrdered = true
  for case (let x, let y?) in zip(x, y) {
    if let last = points.last, last.x > x { isOrdered = false }
    points.append((x, y))
  }
  if isOrdered { return points }
  return points.enumerated().sorted {
    ($0.element.x, $0.offset) < ($1.element.x, $1.offset)
  }.map(\.element)
}
