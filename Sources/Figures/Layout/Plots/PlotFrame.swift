/// Where the values of a plot lie on the paper.
struct PlotFrame {
  let body: Rectangle
  let x: PlotScale
  let y: PlotScale
  /// Whether bars run from left to right.
  var barsRunAcross = false
  /// Which of how many series of bars is being drawn, and how wide their common place is.
  var bar = BarSlot()
  /// How many signs for gaps stand below the ones to come.
  var gapRow = 0

  /// The place of a pair of values, or none when there is no value or the axis cannot show it.
  func point(_ x: Double, _ y: Double?) -> Point? {
    guard let y, let across = self.x.place(of: x), let up = self.y.place(of: y) else { return nil }
    return Point(x: across, y: up)
  }

  func contains(_ point: Point) -> Bool {
    let slack = 0.01
    return point.x >= body.x - slack && point.x <= body.maxX + slack
      && point.y >= body.y - slack && point.y <= body.maxY + slack
  }
}

/// The share of a place that one series of bars takes.
struct BarSlot {
  var index = 0
  var count = 1
  /// The distance of neighbouring places in points.
  var spacing = 0.0

  /// Whether bars of other series stand beside this one.
  var isOneOfSeveral: Bool { count > 1 }

  private var gap: Double { isOneOfSeveral ? 1 : 0 }
  private var room: Double { max(1, min(spacing * 0.74, 64 * Double(count))) }

  /// The width of one bar in points.
  var width: Double { max(1, room / Double(count) - gap) }

  /// How wide a text above a bar may be without touching its neighbours.
  var textWidth: Double { isOneOfSeveral ? width - 1 : spacing - 4 }

  /// The distance of the bar's middle from its place.
  var offset: Double {
    (Double(index) - Double(count - 1) / 2) * room / Double(count)
  }
}
