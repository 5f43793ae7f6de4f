/// Draws one station: areas, cards, pictures, grids, lines, labels at its edges.
struct DiagramStationLayout {
  let station: Diagram.Station
  /// In points.
  let frame: Rectangle
  /// The side of a cell in points.
  let unit: Double
  let numbers: DiagramNumberFaces
  let style: DiagramStyle

  func draw(into composer: inout Composer) throws {
    for area in station.areas {
      let corners = area.corners.map(place)
      composer.fill(.polygon(corners), Paint(area.role, opacity: DiagramTint.area))
      composer.stroke(
        .polygon(corners),
        Stroke(Paint(area.role, opacity: DiagramTint.edge), width: composer.theme.hairline))
    }
    for stack in station.cards { draw(stack, into: &composer) }
    for picture in station.pictures { draw(picture, into: &composer) }
    for grid in station.grids {
      try DiagramGridLayout(
        grid: grid, frame: grid.frame.scaled(unit, into: frame), unit: unit,
        numbers: numbers.face(of: grid)
      ).draw(into: &composer)
    }
    for line in station.lines { draw(line, into: &composer) }
    try drawLabels(into: &composer)
  }

  private func place(_ point: Point) -> Point {
    Point(x: frame.x + point.x * unit, y: frame.y + point.y * unit)
  }

  private func draw(_ stack: Diagram.Cards, into composer: inout Composer) {
    for (card, role) in stack.roles.enumerated().reversed() {
      let path = Path.rectangle(stack.frame(of: card).scaled(unit, into: frame))
      composer.fill(path, Paint(.paper))
      composer.fill(path, Paint(role, opacity: DiagramTint.card))
      composer.stroke(path, Stroke(Paint(role), width: composer.theme.hairline))
    }
  }

  private func draw(_ picture: Diagram.Photo, into composer: inout Composer) {
    let place = picture.frame.scaled(unit, into: frame)
    let isEnlarged = place.width >= Double(picture.bitmap.width)
    composer.image(.bitmap(picture.bitmap), in: place, isEnlarged ? .pixelated : .smooth)
    for window in picture.windows {
      let path = Path.rectangle(window.frame.scaled(unit, into: frame))
      // A rim of paper keeps the frame apart from picture parts of its own colour.
      composer.stroke(path, Stroke(Paint(.paper), width: 1.75 * composer.theme.curveWidth))
      composer.stroke(path, Stroke(Paint(window.role), width: composer.theme.curveWidth))
    }
  }

  private func draw(_ line: Diagram.Line, into composer: inout Composer) {
    let points = line.points.map(place)
    if line.isArrow {
      return composer.arrow(along: points, line.role, head: style.arrowHead)
    }
    var path = Path()
    for (index, point) in points.enumerated() {
      if index == 0 { path.move(to: point) } else { path.addLine(to: point) }
    }
    composer.stroke(path, Stroke(Paint(line.role), width: composer.theme.hairline))
  }

  private func drawLabels(into composer: inout Composer) throws {
    for label in station.leadingLabels {
      try composer.text(
        composer.shortened(label.text, style.heading, within: style.longestLabel),
        centeredAt: frame.y + label.y * unit, x: frame.x - style.labelGap, style.heading,
        Paint(.muted), anchor: .end)
    }
    for label in station.trailingLabels {
      try composer.text(
        composer.shortened(label.text, style.heading, within: style.longestLabel),
        centeredAt: frame.y + label.y * unit, x: frame.maxX + style.labelGap, style.heading,
        Paint(.muted))
    }
  }
}
