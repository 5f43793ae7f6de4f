/// Draws a diagram: links under everything, then stations, then all texts.
struct DiagramLayout: PanelLayout {
  var diagram: Diagram

  /// Frames lie around their cells and must not leave the drawing.
  func insets(_ composer: Composer) -> Insets {
    let rim = (composer.theme.curveWidth / 2).rounded(.up)
    return Insets(top: rim, left: rim, bottom: rim, right: rim)
  }

  func bodySize(within room: Size, _ composer: Composer) throws -> Size {
    try DiagramArrangement.best(for: diagram, within: room, composer).size
  }

  func completeness(within room: Size, _ composer: Composer) throws -> Completeness {
    let faces = try DiagramArrangement.best(for: diagram, within: room, composer)
      .faces(diagram, composer)
    return faces.isComplete ? .everything : .withoutNumbers
  }

  func draw(body: Rectangle, within room: Size, into composer: inout Composer) throws {
    let arrangement = try DiagramArrangement.best(for: diagram, within: room, composer)
    let style = arrangement.style
    let numbers = try arrangement.faces(diagram, composer)
    for (plan, corner) in zip(arrangement.plans, arrangement.corners) {
      // Lines between cells are sharp in the middle of a pixel.
      let origin = Point(x: body.x + corner.x + 0.5, y: body.y + corner.y + 0.5)
      let links = DiagramLinksLayout(plan: plan, origin: origin)
      links.drawBeams(into: &composer)
      for slot in plan.slots {
        let frame = slot.body.moved(by: origin)
        let layout = DiagramStationLayout(
          station: plan.block.stations[slot.station], frame: frame, unit: plan.unit,
          numbers: numbers, style: style)
        try layout.draw(into: &composer)
        try drawJoint(slot, plan, origin, into: &composer)
      }
      links.drawLines(into: &composer)
      try drawTexts(plan, origin, into: &composer)
    }
  }

  private func drawJoint(
    _ slot: DiagramBlockPlan.Slot, _ plan: DiagramBlockPlan, _ origin: Point,
    into composer: inout Composer
  ) throws {
    let style = plan.style
    let (left, right) = (origin.x + slot.gap.lowerBound, origin.x + slot.gap.upperBound)
    // Top-aligned stations of different heights are joined level with the shorter one.
    let y = (origin.y + slot.body.midY).rounded() + 0.5
    switch plan.block.stations[slot.station].joint {
    case .none:
      break
    case .sign(let sign):
      try composer.text(
        sign, centeredAt: y, x: (left + right) / 2, style.sign, Paint(.muted), anchor: .middle)
    case .arrow(let label):
      let inset = style.arrowInset
      composer.arrow(
        along: [Point(x: left + inset, y: y), Point(x: right - inset, y: y)], .muted,
        head: style.arrowHead)
      try composer.text(
        label, at: Point(x: (left + right) / 2, y: y - inset), style.note,
        Paint(.muted), anchor: .middle)
    }
  }

  private func drawTexts(
    _ plan: DiagramBlockPlan, _ origin: Point, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    let style = plan.style
    func draw(
      _ lines: [DiagramBlockPlan.TextLine], _ face: TextStyle, _ role: ColorRole,
      _ anchor: TextAnchor
    ) throws {
      for line in lines {
        let place = Point(x: origin.x + line.x, y: face.baseline(of: origin.y + line.top))
        try composer.text(line.text, at: place, face, Paint(role), anchor: anchor)
      }
    }
    try draw(plan.titles, theme.panelTitle, .ink, .start)
    try draw(plan.headings, style.heading, .ink, .middle)
    try draw(plan.notes, style.note, .muted, .middle)
    try draw(plan.remarks, style.note, .muted, .start)
    let results = plan.block.formulas.map(\.result)
    for line in plan.formulas {
      let place = Point(
        x: origin.x + line.x, y: theme.number.baseline(of: origin.y + line.top))
      try drawFormula(line.text, at: place, results, into: &composer)
    }
  }

  /// The result, behind the last equals sign, takes the colour of the cell that it fills.
  private func drawFormula(
    _ line: String, at place: Point, _ results: [String], into composer: inout Composer
  ) throws {
    let face = composer.theme.number
    guard let result = results.first(where: { line.hasSuffix(DiagramBlockPlan.tie + $0) })
    else { return try composer.text(line, at: place, face) }
    let terms = String(line.dropLast(result.count + DiagramBlockPlan.tie.count))
    try composer.text(terms, at: place, face)
    let after = try composer.width(of: terms + DiagramBlockPlan.tie, face)
    try composer.text(result, at: Point(x: place.x + after, y: place.y), face, Paint(.accent))
  }
}

extension Rectangle {
  func moved(by distance: Point) -> Rectangle {
    Rectangle(x: x + distance.x, y: y + distance.y, width: width, height: height)
  }
}
