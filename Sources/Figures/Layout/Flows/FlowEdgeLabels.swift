/// Finds places for the words beside edges, off nodes, lines and each other.
struct FlowEdgeLabels {
  var routes: [[Point]]
  /// Areas that words must not touch.
  var taken: [Rectangle]

  /// One place for every word that is not empty, in the order of the edges.
  func place(_ texts: [String], _ composer: Composer) throws -> [FlowPlan.PlacedLabel] {
    let clearance = -FlowStyle(composer.theme).labelClearance
    var labels: [FlowPlan.PlacedLabel] = []
    for (index, text) in texts.enumerated() where !text.isEmpty && index < routes.count {
      let style = composer.theme.note
      let size = Size(
        width: try composer.width(of: text, style), height: style.capitalHeight)
      let places = candidates(for: routes[index], size, FlowStyle(composer.theme))
      let lines = routes.flatMap(\.areas)
      let best = places.first { place in
        !(taken + labels.map(\.area) + lines).contains { $0.inset(by: clearance).meets(place) }
      }
      if let area = best ?? places.first {
        labels.append(FlowPlan.PlacedLabel(text: text, area: area))
      }
    }
    return labels
  }

  /// Above and below level pieces, right and left of upright ones, the longest piece first.
  private func candidates(for route: [Point], _ size: Size, _ style: FlowStyle) -> [Rectangle] {
    let ordered = route.areas.enumerated().sorted {
      (-$0.element.reach, $0.offset) < (-$1.element.reach, $1.offset)
    }.map(\.element)
    let (gap, aside) = (style.labelGap, style.labelGap + style.labelClearance)
    return ordered.flatMap { piece -> [Rectangle] in
      let (x, y) = (piece.midX - size.width / 2, piece.midY - size.height / 2)
      let corners =
        piece.width > piece.height
        ? [Point(x: x, y: piece.y - gap - size.height), Point(x: x, y: piece.y + gap)]
        : [Point(x: piece.x + aside, y: y), Point(x: piece.x - aside - size.width, y: y)]
      return corners.map {
        Rectangle(x: $0.x, y: $0.y, width: size.width, height: size.height)
      }
    }
  }
}

extension [Point] {
  /// The pieces of a way, each as an area without width or height.
  var areas: [Rectangle] {
    zip(self, dropFirst()).map { start, end in
      Rectangle(
        x: Swift.min(start.x, end.x), y: Swift.min(start.y, end.y),
        width: (end.x - start.x).magnitude, height: (end.y - start.y).magnitude)
    }
  }
}

extension Rectangle {
  fileprivate var reach: Double { width + height }
}
