extension Path {
  /// Adds diagonal lines that fill a rectangle; those of neighbouring rectangles meet.
  mutating func addHatching(of area: Rectangle, spacing: Double) {
    var sum = ((area.x + area.y) / spacing).rounded(.up) * spacing
    while sum < area.maxX + area.maxY {
      let left = max(area.x, sum - area.maxY)
      let right = min(area.maxX, sum - area.y)
      if right > left {
        move(to: Point(x: left, y: sum - left))
        addLine(to: Point(x: right, y: sum - right))
      }
      sum += spacing
    }
  }
}
