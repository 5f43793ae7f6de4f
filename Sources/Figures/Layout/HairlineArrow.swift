extension Composer {
  /// Draws a hairline along some points that ends in a small head.
  ///
  /// - Parameters:
  ///   - points: corners in points, the tip last.
  ///   - role: the colour.
  ///   - head: the length and the width of the head, in points.
  ///   - dash: lengths of dashes and gaps, in points; none for a solid line.
  mutating func arrow(
    along points: [Point], _ role: ColorRole = .muted, head: Size, dash: [Double] = []
  ) {
    guard let tip = points.last, let before = points.dropLast().last else { return }
    let (dx, dy) = (tip.x - before.x, tip.y - before.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return }
    let along = Point(x: dx / length, y: dy / length)
    let neck = Point(x: tip.x - along.x * head.width, y: tip.y - along.y * head.width)
    var line = Path()
    line.move(to: points[0])
    for point in points.dropFirst().dropLast() { line.addLine(to: point) }
    // The line ends inside the head, so that its square end does not show at the tip.
    if length > head.width { line.addLine(to: neck) }
    stroke(line, Stroke(Paint(role), width: theme.hairline, dash: dash))
    let half = head.height / 2
    fill(
      .polygon([
        tip, Point(x: neck.x - along.y * half, y: neck.y + along.x * half),
        Point(x: neck.x + along.y * half, y: neck.y - along.x * half),
      ]), Paint(role))
  }
}
