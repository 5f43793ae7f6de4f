extension Rule: PlotMark {
  static var plural: String { "rules" }

  var isHorizontal: Bool { direction == .horizontal }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.places([value], "value")
  }

  func grow(_ extent: inout PlotExtent) {
    if isHorizontal { extent.add(y: value) } else { extent.add(x: value) }
  }

  var rows: [MarkRow] {
    [
      MarkRow(
        mark: "rule", series: label, x: isHorizontal ? nil : value, y: isHorizontal ? value : nil)
    ]
  }

  func draw(in frame: PlotFrame, into composer: inout Composer) {
    let body = frame.body
    let stroke = Stroke(
      Paint(.muted), width: composer.theme.hairline, dash: composer.theme.ruleDash)
    if isHorizontal {
      guard let height = frame.y.place(of: value), frame.contains(Point(x: body.x, y: height))
      else { return }
      composer.stroke(
        .line(from: Point(x: body.x, y: height), to: Point(x: body.maxX, y: height)), stroke)
    } else {
      guard let place = frame.x.place(of: value), frame.contains(Point(x: place, y: body.y))
      else { return }
      let rise = label.isEmpty ? 0 : composer.theme.gaps.abovePlot
      composer.stroke(
        .line(from: Point(x: place, y: body.y - rise), to: Point(x: place, y: body.maxY)), stroke)
    }
  }
}

/// Sets the names of vertical rules above the plot, apart from each other.
///
/// They may reach as far to the sides as what else stands there.
struct RuleNames {
  let rules: [Rule]

  init(_ plot: Plot) {
    rules = plot.rules.filter { !$0.isHorizontal && !$0.label.isEmpty }
      .sorted { $0.value < $1.value }
  }

  func draw(
    in frame: PlotFrame, left: Double, right: Double, into composer: inout Composer
  ) throws {
    let style = composer.theme.note
    let gap = style.size * 0.8
    let body = Rectangle(
      x: frame.body.x - left, y: frame.body.y, width: left + frame.body.width + right,
      height: frame.body.height)
    let room = (body.width + gap) / Double(max(rules.count, 1)) - gap
    let texts = try rules.map { try composer.shortened($0.label, style, within: body.width) }
    let widths = try texts.map { try composer.width(of: $0, style) }
    // Many rules would leave room for single letters only.
    guard room > 2.5 * style.size || rules.count == 1 else { return }
    let fits = widths.reduce(0, +) + gap * Double(rules.count - 1) <= body.width
    var names = try zip(rules, texts).map { rule, text in
      let text = fits ? text : try composer.shortened(text, style, within: max(room, 0))
      let width = try composer.width(of: text, style)
      return (text: text, x: frame.x(rule.value) - width / 2, width: width)
    }
    var edge = body.x
    for index in names.indices {
      names[index].x = max(names[index].x, edge)
      edge = names[index].x + names[index].width + gap
    }
    edge = body.maxX
    for index in names.indices.reversed() {
      names[index].x = min(names[index].x, edge - names[index].width)
      edge = names[index].x - gap
    }
    for name in names {
      try composer.text(
        name.text, at: Point(x: name.x, y: body.y - 11), style, Paint(.muted))
    }
  }
}
