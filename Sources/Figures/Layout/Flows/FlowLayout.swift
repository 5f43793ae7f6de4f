/// Draws boxes and arrows; where the room is too narrow, texts wrap and the whole may turn.
struct FlowLayout: PanelLayout {
  var flow: Flow

  func insets(_ composer: Composer) throws -> Insets { Insets() }

  func bodySize(within room: Size, _ composer: Composer) throws -> Size {
    let plan = try plan(within: room, composer)
    let legend = try legend(within: room, composer)
    return Size(
      width: max(plan.bounds.width, legend.size.width),
      height: plan.bounds.height + legend.size.height)
  }

  func draw(body: Rectangle, within room: Size, into composer: inout Composer) throws {
    let plan = try plan(within: room, composer)
    let shift = Point(x: body.x - plan.bounds.x, y: body.y - plan.bounds.y)
    for frame in plan.frames { try draw(frame, shift, into: &composer) }
    for (edge, route) in zip(flow.edges, plan.routes) {
      composer.flowArrow(along: route.map { $0 + shift }, isDashed: edge.style == .dashed)
    }
    for node in plan.nodes { try draw(node, shift, into: &composer) }
    for label in plan.labels {
      try composer.text(
        label.text, at: Point(x: label.area.x, y: label.area.maxY) + shift, composer.theme.note,
        Paint(.muted))
    }
    try legend(within: room, composer).draw(
      at: Point(x: body.x, y: body.y + plan.bounds.height), into: &composer)
  }

  /// The roomiest plan that fits; where none does, the one that lacks least.
  private func plan(within room: Size, _ composer: Composer) throws -> FlowPlan {
    let height = room.height - (try legend(within: room, composer)).size.height
    let em = composer.theme.label.size
    let steps: [[FlowPlan.Spacing]] = [
      [13, 9.5, 7.5].map { FlowPlan.Spacing(measure: $0 * em) },
      [9.5, 7.5, 5.5].map { FlowPlan.Spacing(measure: $0 * em, air: 0.75, padding: 0.75) },
      [9.5, 7.5, 5.5].map { FlowPlan.Spacing(measure: $0 * em, air: 0.5, padding: 0.5) },
      [9.5, 5.5].map {
        FlowPlan.Spacing(measure: $0 * em, air: 0.5, padding: 0.5, withDetails: false)
      },
    ]
    let plans = steps.lazy.flatMap { step in
      [flow, flow.turned].flatMap { flow in step.map { (flow, $0) } }
    }
    let limit = Size(width: room.width, height: height)
    var closest = (flow: flow, spacing: steps[0][0])
    var least = Double.infinity
    for (flow, spacing) in plans {
      let plan = try FlowPlan(flow, spacing, within: limit, composer)
      let lack = max(0, plan.bounds.width - room.width) + max(0, plan.bounds.height - height)
      if lack == 0 { return plan }
      if lack < least { (closest, least) = ((flow, spacing), lack) }
    }
    let unlimited = Size(width: .infinity, height: .infinity)
    return try FlowPlan(closest.flow, closest.spacing, within: unlimited, composer)
  }

  private func draw(
    _ frame: FlowPlan.PlacedFrame, _ shift: Point, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    let area = Rectangle(
      x: frame.area.x + shift.x + 0.5, y: frame.area.y + shift.y + 0.5,
      width: frame.area.width - 1, height: frame.area.height - 1)
    composer.fill(.rectangle(area), Paint(.raised))
    composer.stroke(.rectangle(area), Stroke(Paint(.hairline), width: theme.hairline))
    for (line, text) in frame.name.enumerated() {
      let baseline = theme.note.capitalHeight + Double(line) * theme.note.lineHeight
      try composer.text(
        text, at: Point(x: frame.nameArea.x, y: frame.nameArea.y + baseline) + shift, theme.note,
        Paint(.muted))
    }
  }

  private func draw(
    _ placed: FlowPlan.PlacedNode, _ shift: Point, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    let core = Rectangle(
      x: placed.core.x + shift.x, y: placed.core.y + shift.y, width: placed.core.width,
      height: placed.core.height)
    let edge = Rectangle(
      x: core.x + 0.5, y: core.y + 0.5, width: core.width - 1, height: core.height - 1)
    let coat = placed.node.tint.coat
    if let picture = placed.node.picture {
      let scaling: ImageScaling =
        core.width >= 2 * Double(picture.width) ? .pixelated : .smooth
      composer.image(.bitmap(picture), in: core, scaling)
      composer.stroke(.rectangle(edge), Stroke(Paint(.hairline), width: theme.hairline))
    } else {
      switch placed.node.style {
      case .plain: break
      case .box:
        // Paper below the tint covers the frame that the node stands in.
        composer.fill(.rectangle(edge), Paint(.paper))
        composer.fill(.rectangle(edge), coat.fill)
        composer.stroke(.rectangle(edge), coat.outline(theme))
      case .operation:
        var circle = Path()
        circle.addCircle(
          center: Point(x: core.midX, y: core.midY), radius: min(edge.width, edge.height) / 2)
        composer.fill(circle, Paint(.paper))
        composer.stroke(circle, Stroke(Paint(.ink), width: theme.hairline))
      case .stack:
        placed.size.stack.draw(at: Point(x: edge.x, y: edge.y), coat, into: &composer)
      }
    }
    let isBelow = placed.size.captionHeight > 0
    var y =
      isBelow
      ? core.maxY + FlowStyle(theme).captionGap
      : core.midY - placed.size.textSize.height / 2
    for line in placed.size.lines {
      try composer.text(
        line.text, centeredAt: y + line.style.lineHeight / 2,
        x: placed.isHeading ? core.x : core.midX, line.style, Paint(line.role),
        anchor: placed.isHeading ? .start : .middle)
      y += line.style.lineHeight
    }
  }

  private func legend(within room: Size, _ composer: Composer) throws -> TrainingLegend {
    let entries = Stage.Training.allCases.compactMap { training -> TrainingLegend.Entry? in
      guard flow.nodes.contains(where: { $0.tint.training == training }) else { return nil }
      return TrainingLegend.Entry(training: training, text: training.phrase)
    }
    return try TrainingLegend(entries, width: room.width, composer)
  }
}

extension FlowNode.Tint {
  fileprivate var training: Stage.Training? {
    switch self {
    case .frozen: .frozen
    case .tuned: .tuned
    case .new: .new
    case .plain, .convolution, .pooling, .dense, .block: nil
    }
  }
}

extension Point {
  fileprivate static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
}
