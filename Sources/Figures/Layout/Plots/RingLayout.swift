extension Ring: PlotMark {
  static var plural: String { "rings" }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.places([x], "x")
    try check.places([y], "y")
  }

  func grow(_ extent: inout PlotExtent) {
    extent.add(x: x)
    extent.add(y: y)
  }

  var rows: [MarkRow] { [MarkRow(mark: "ring", x: x, y: y)] }

  func draw(in frame: PlotFrame, into composer: inout Composer) {
    guard let place = frame.point(x, y), frame.contains(place) else { return }
    let width = composer.theme.curveWidth
    var path = Path()
    path.addCircle(center: place, radius: 3.5 * width)
    composer.stroke(path, Stroke(Paint(style.role), width: 0.75 * width))
  }
}
