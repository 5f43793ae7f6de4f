extension Note: PlotMark {
  static var plural: String { "notes" }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.places([x], "x")
    try check.places([y], "y")
    try check(!text.isEmpty, "text", "is empty", "Write something or leave the note out.")
  }

  func grow(_ extent: inout PlotExtent) {
    extent.add(x: x)
    extent.add(y: y)
  }

  var rows: [MarkRow] { [MarkRow(mark: "note", x: x, y: y, text: text)] }

  /// Sets the text on a slip of paper, moved as far as needed to stay within the plot.
  func draw(in frame: PlotFrame, into composer: inout Composer) throws {
    guard let place = frame.point(x, y), frame.contains(place) else { return }
    let style = composer.theme.label
    let body = frame.body
    let text = try composer.shortened(text, style, within: body.width)
    let (width, height) = (try composer.width(of: text, style), style.size)
    let gap = composer.theme.gaps.note
    let corner: Point =
      switch side {
      case .above: Point(x: place.x - width / 2, y: place.y - gap - height)
      case .below: Point(x: place.x - width / 2, y: place.y + gap)
      case .left: Point(x: place.x - gap - width, y: place.y - height / 2)
      case .right: Point(x: place.x + gap, y: place.y - height / 2)
      case .center: Point(x: place.x - width / 2, y: place.y - height / 2)
      }
    let slip = Rectangle(
      x: max(body.x, min(corner.x, body.maxX - width)),
      y: max(body.y, min(corner.y, body.maxY - height)), width: width, height: height)
    composer.fill(.rectangle(slip.inset(by: -2)), Paint(.paper, opacity: composer.theme.tints.slip))
    try composer.text(
      text, centeredAt: slip.midY, x: slip.x, style, Paint(self.style.role))
  }
}
