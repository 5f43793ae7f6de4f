extension Rectangle {
  /// The part of a segment that lies within the rectangle.
  ///
  /// Source: Liang & Barsky 1984, "A new concept and method for line clipping".
  func clipped(_ start: Point, _ end: Point) -> (Point, Point)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (from, to) = (0.0, 1.0)
    for (step, room) in [
      (-dx, start.x - x), (dx, maxX - start.x), (-dy, start.y - y), (dy, maxY - start.y),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        from = max(from, room / step)
      } else {
        to = min(to, room / step)
      }
    }
    guard from <= to else { return nil }
    // Ends within the rectangle stay as they are: who joins segments compares them.
    return (
      from == 0 ? start : Point(x: start.x + from * dx, y: start.y + from * dy),
      to == 1 ? end : Point(x: start.x + to * dx, y: start.y + to * dy)
    )
  }

  /// The part of a polygon that lies within the rectangle.
  ///
  /// Source: Sutherland & Hodgman 1974, "Reentrant polygon clipping".
  func clipped(_ corners: [Point]) -> [Point] {
    var kept = corners
    for distance in depths {
      let all = kept
      kept = []
      for (index, corner) in all.enumerated() {
        let previous = all[index == 0 ? all.count - 1 : index - 1]
        let (here, before) = (distance(corner), distance(previous))
        if (here < 0) != (before < 0) {
          let share = before / (before - here)
          kept.append(
            Point(
              x: previous.x + share * (corner.x - previous.x),
              y: previous.y + share * (corner.y - previous.y)))
        }
        if here >= 0 { kept.append(corner) }
      }
    }
    return kept
  }

  /// How far inside each edge a point lies.
  private var depths: [(Point) -> Double] {
    [{ $0.x - x }, { maxX - $0.x }, { $0.y - y }, { maxY - $0.y }]
  }
}

extension Path {
  /// Adds points joined by lines, as far as they lie within a rectangle.
  mutating func add(_ points: some Sequence<Point>, within area: Rectangle) {
    var previous: Point?
    var penIsDown = false
    for point in points {
      defer { previous = point }
      guard let start = previous else { continue }
      guard let (from, to) = area.clipped(start, point) else {
        penIsDown = false
        continue
      }
      if !penIsDown || from != start { move(to: from) }
      addLine(to: to)
      penIsDown = to == point
    }
  }

  /// Adds a closed outline, as far as it lies within a rectangle.
  mutating func add(polygon corners: [Point], within area: Rectangle) {
    let kept = area.clipped(corners)
    guard kept.count > 2 else { return }
    move(to: kept[0])
    for corner in kept.dropFirst() { addLine(to: corner) }
    close()
  }
}
