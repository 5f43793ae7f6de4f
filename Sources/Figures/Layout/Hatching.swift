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

/// Rectangles that together cover the marked pixels of an image, as few as rows of equal runs make.
struct PixelRegion {
  private(set) var rectangles: [PixelWindow] = []
  /// The last rectangle that begins at a column.
  private var lastAtColumn: [Int: Int] = [:]

  init(width: Int, height: Int, isMarked: (Int) -> Bool) {
    for row in 0..<height {
      var column = 0
      while column < width {
        guard isMarked(row * width + column) else {
          column += 1
          continue
        }
        let start = column
        while column < width, isMarked(row * width + column) { column += 1 }
        add(PixelWindow(column: start, row: row, width: column - start, height: 1))
      }
    }
  }

  /// Lengthens the rectangle that ends above an equal run.
  private mutating func add(_ run: PixelWindow) {
    if let above = lastAtColumn[run.column], rectangles[above].width == run.width,
      rectangles[above].row + rectangles[above].height == run.row
    {
      rectangles[above].height += 1
    } else {
      lastAtColumn[run.column] = rectangles.count
      rectangles.append(run)
    }
  }
}
