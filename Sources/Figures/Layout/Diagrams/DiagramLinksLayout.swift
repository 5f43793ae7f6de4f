/// Draws what leads from one station of a block to another, where both stand in one row.
struct DiagramLinksLayout {
  let plan: DiagramBlockPlan
  let origin: Point

  private struct Ends {
    var link: Diagram.Link
    var from: Rectangle
    var to: Rectangle
    /// The right edge of the station that the link leaves, the left edge of the one it reaches.
    var gap: ClosedRange<Double>
  }

  /// Beams lie under the grids, their edges only between the stations, off all numbers.
  func drawBeams(into composer: inout Composer) {
    for ends in ends where ends.link.look == .beam {
      let corners = [
        Point(x: ends.from.maxX, y: ends.from.y), Point(x: ends.to.x, y: ends.to.y),
        Point(x: ends.to.x, y: ends.to.maxY), Point(x: ends.from.maxX, y: ends.from.maxY),
      ]
      composer.fill(.polygon(corners), Paint(ends.link.role, opacity: DiagramTint.beam))
      var edges = Path()
      for (start, end) in [(corners[0], corners[1]), (corners[3], corners[2])] {
        edges.move(to: place(at: ends.gap.lowerBound, start, end))
        edges.addLine(to: place(at: ends.gap.upperBound, start, end))
      }
      composer.stroke(
        edges,
        Stroke(Paint(ends.link.role, opacity: DiagramTint.edge), width: composer.theme.hairline))
    }
  }

  func drawLines(into composer: inout Composer) {
    let style = plan.style
    for ends in ends where ends.link.look != .beam {
      let points = [
        Point(x: ends.from.maxX + style.linkInset, y: ends.from.midY),
        Point(x: ends.to.x - style.linkInset, y: ends.to.midY),
      ]
      if ends.link.look == .arrow {
        composer.arrow(along: points, ends.link.role, head: style.arrowHead)
      } else {
        composer.stroke(
          .line(from: points[0], to: points[1]),
          Stroke(Paint(ends.link.role, opacity: DiagramTint.edge), width: composer.theme.hairline))
      }
    }
  }

  private var ends: [Ends] {
    plan.block.links.compactMap { link in
      guard let from = plan.slots.first(where: { $0.station == link.from.station }),
        let to = plan.slots.first(where: { $0.station == link.to.station }), from.row == to.row
      else { return nil }
      let (left, right) = (from.body.moved(by: origin), to.body.moved(by: origin))
      return Ends(
        link: link, from: link.from.frame.scaled(plan.unit, into: left),
        to: link.to.frame.scaled(plan.unit, into: right),
        gap: left.maxX...max(left.maxX, right.x))
    }
  }

  private func place(at x: Double, _ start: Point, _ end: Point) -> Point {
    guard end.x > start.x else { return start }
    let share = min(max((x - start.x) / (end.x - start.x), 0), 1)
    return Point(x: x, y: start.y + share * (end.y - start.y))
  }
}

extension Rectangle {
  /// A frame in units as points within a station's frame.
  func scaled(_ unit: Double, into frame: Rectangle) -> Rectangle {
    Rectangle(
      x: frame.x + x * unit, y: frame.y + y * unit, width: width * unit, height: height * unit)
  }
}

extension Path {
  static func polygon(_ corners: [Point]) -> Path {
    var path = Path()
    for (index, corner) in corners.enumerated() {
      if index == 0 { path.move(to: corner) } else { path.addLine(to: corner) }
    }
    path.close()
    return path
  }
}
