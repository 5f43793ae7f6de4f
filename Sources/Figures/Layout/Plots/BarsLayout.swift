extension Bars: SeriesMark {
  static var plural: String { "bars" }

  var sample: LegendSample { .bar }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.pairs(places.count, values.count, "values")
    try check(
      places.count <= 2000, "places", "are \(places.count), too many to be told apart",
      "Draw a line, or put the values into fewer classes.")
    try check.places(places, "places")
    try check.sizes(values, "values")
    try check.someValue(values, "values")
    try check.texts(texts, for: places.count)
  }

  /// Room for half a bar beyond the outermost places, and for the bars' beginnings.
  func grow(_ extent: inout PlotExtent) {
    let half = extent.hasCategories ? 0.5 : spacing / 2
    let outer = places.flatMap { [$0 - half, $0 + half] }
    if extent.barsRunAcross {
      extent.add(y: outer)
      extent.add(x: values.compactMap { $0 } + [0])
    } else {
      extent.add(x: outer)
      extent.add(y: values + [0])
    }
  }

  /// The least distance of neighbouring places, in the axis's values.
  var spacing: Double {
    let ordered = places.sorted()
    return zip(ordered, ordered.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? 1
  }

  var rows: [MarkRow] {
    zip(places, values).enumerated().map { index, bar in
      MarkRow(
        mark: "bar", series: label, x: bar.0, y: bar.1,
        text: texts.indices.contains(index) ? texts[index] : "")
    }
  }

  func draw(in frame: PlotFrame, into composer: inout Composer) throws {
    var path = Path()
    for (place, value) in zip(places, values) {
      if let bar = bar(place, value, in: frame) { path.add(bar) }
    }
    composer.fill(path, Paint(paintedStyle.role))
    if frame.bar.isOneOfSeveral { drawRibs(in: frame, into: &composer) }
    let room = frame.barsRunAcross ? .infinity : frame.bar.textWidth
    let height = frame.barsRunAcross ? frame.bar.width + 1 : .infinity
    guard try composer.widest(texts, composer.theme.tick) <= room,
      composer.theme.tick.capitalHeight + 2 <= height
    else { return }
    for (index, text) in texts.enumerated() {
      guard let bar = bar(places[index], values[index], in: frame) else { continue }
      try draw(text, at: bar, isNegative: values[index] ?? 0 < 0, in: frame, into: &composer)
    }
  }

  private func drawRibs(in frame: PlotFrame, into composer: inout Composer) {
    let ribs = BarRibs(paintedStyle)
    for (place, value) in zip(places, values) {
      guard let bar = bar(place, value, in: frame) else { continue }
      ribs.draw(over: bar, runsAcross: frame.barsRunAcross, into: &composer)
    }
  }

  /// Sets a bar's text beyond the end that is not at zero, or inside it at the plot's edge.
  private func draw(
    _ text: String, at bar: Rectangle, isNegative: Bool, in frame: PlotFrame,
    into composer: inout Composer
  ) throws {
    let style = composer.theme.tick
    let (gap, body) = (composer.theme.gaps.barText, frame.body)
    if frame.barsRunAcross {
      let length = gap + (try composer.width(of: text, style))
      let isInside = isNegative && bar.x - length < body.x
      try composer.text(
        text, centeredAt: bar.midY,
        x: isNegative ? bar.x + (isInside ? gap : -gap) : bar.maxX + gap,
        style, Paint(isInside ? .paper : .ink), anchor: isNegative && !isInside ? .end : .start)
    } else {
      let height = gap + style.capitalHeight
      let isInside = isNegative && bar.maxY + height > body.maxY
      let below = isInside ? bar.maxY - gap : bar.maxY + height
      try composer.text(
        text, at: Point(x: bar.midX, y: isNegative ? below : bar.y - gap), style,
        Paint(isInside ? .paper : .ink), anchor: .middle)
    }
  }

  private func bar(_ place: Double, _ value: Double?, in frame: PlotFrame) -> Rectangle? {
    let (along, across) = frame.barsRunAcross ? (frame.y, frame.x) : (frame.x, frame.y)
    guard let value, let end = across.place(of: value), along.place(of: place) != nil else {
      return nil
    }
    let middle = along(place) + frame.bar.offset
    let half = frame.bar.width / 2
    let body = frame.body
    if frame.barsRunAcross {
      let (from, to) = (across.base, min(max(end, body.x), body.maxX))
      return Rectangle(
        x: min(from, to), y: middle - half, width: (to - from).magnitude, height: 2 * half
      ).cut(to: body)
    }
    let (from, to) = (across.base, min(max(end, body.y), body.maxY))
    return Rectangle(
      x: middle - half, y: min(from, to), width: 2 * half, height: (to - from).magnitude
    ).cut(to: body)
  }
}

extension Rectangle {
  /// The part within another rectangle; none where they do not meet.
  fileprivate func cut(to other: Rectangle) -> Rectangle? {
    let (left, top) = (max(x, other.x), max(y, other.y))
    let (right, bottom) = (min(maxX, other.maxX), min(maxY, other.maxY))
    guard left < right, top <= bottom else { return nil }
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }
}
