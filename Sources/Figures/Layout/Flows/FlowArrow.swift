extension Composer {
  /// A hairline along some points that ends in a small head.
  mutating func flowArrow(along points: [Point], dashed: Bool = false) {
    guard let end = points.last, points.count > 1 else { return }
    let before = points[points.count - 2]
    let length = FlowArrow.length(theme)
    let reach =
      ((end.x - before.x) * (end.x - before.x)
      + (end.y - before.y) * (end.y - before.y)).squareRoot()
    guard reach > 0 else { return }
    let along = Point(x: (end.x - before.x) / reach, y: (end.y - before.y) / reach)
    let neck = Point(x: end.x - along.x * length, y: end.y - along.y * length)
    var line = Path()
    line.move(to: points[0])
    // The line ends inside the head, so that its square end does not show at the tip.
    for point in points.dropFirst().dropLast() { line.addLine(to: point) }
    if reach > length { line.addLine(to: neck) }
    stroke(
      line, Stroke(Paint(.muted), width: theme.hairline, dash: dashed ? [4, 3] : []))
    let half = length * 0.4
    var head = Path()
    head.move(to: end)
    head.addLine(to: Point(x: neck.x - along.y * half, y: neck.y + along.x * half))
    head.addLine(to: Point(x: neck.x + along.y * half, y: neck.y - along.x * half))
    head.close()
    fill(head, Paint(.muted))
  }
}

/// The measures of arrows.
enum FlowArrow {
  static func length(_ theme: Theme) -> Double { (theme.label.size * 0.5).rounded() }
}
