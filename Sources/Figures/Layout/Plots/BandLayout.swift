extension Band: SeriesMark {
  static var plural: String { "bands" }

  var sample: LegendSample { .area }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.pairs(x.count, lower.count, "lower")
    try check.pairs(x.count, upper.count, "upper")
    try check.places(x, "x")
    try check.sizes(lower, "lower")
    try check.sizes(upper, "upper")
    try check.someValue(lower, "lower")
    try check.someValue(upper, "upper")
  }

  func grow(_ extent: inout PlotExtent) {
    extent.add(x: x)
    extent.add(y: lower)
    extent.add(y: upper)
  }

  var rows: [MarkRow] {
    zip(x, zip(lower, upper)).map { x, y in
      MarkRow(mark: "band", series: label, x: x, y: y.0, toX: x, toY: y.1)
    }
  }

  func draw(in frame: PlotFrame, into composer: inout Composer) {
    var area = Path()
    var edges: [(low: Point, high: Point)] = []
    func finish() {
      if edges.count == 1 {
        // A band over a single place is as wide as a marker.
        let half = composer.theme.curveWidth * 1.75
        edges = [-half, half].map { shift in
          (
            Point(x: edges[0].low.x + shift, y: edges[0].low.y),
            Point(x: edges[0].high.x + shift, y: edges[0].high.y)
          )
        }
      }
      let low = trimmed(edges.map(\.low), frame)
      let high = trimmed(edges.map(\.high), frame)
      area.add(polygon: low + high.reversed(), within: frame.body)
      edges = []
    }
    for index in x.indices.sorted(by: { (x[$0], $0) < (x[$1], $1) }) {
      if let low = frame.point(x[index], lower[index]),
        let high = frame.point(x[index], upper[index])
      {
        edges.append((low, high))
      } else {
        finish()
      }
    }
    finish()
    composer.fill(area, Paint(paintedStyle.role, opacity: composer.theme.tints.band))
  }

  private func trimmed(_ edge: [Point], _ frame: PlotFrame) -> [Point] {
    Double(edge.count) > 4 * frame.body.width ? decimated(edge) : edge
  }
}
