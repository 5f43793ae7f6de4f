/// What a node of a flow needs: its body, and for pictures and cards the text below.
struct FlowNodeSize {
  struct TextLine: Equatable {
    var text: String
    var style: TextStyle
    var role: ColorRole
  }

  var lines: [TextLine]
  var textSize: Size
  /// Box, cards, picture or circle.
  var core: Size
  /// The text below the body; 0 where it stands inside.
  var captionHeight: Double
  /// The cards of a node that is drawn as a stack.
  var stack: MapStack

  var width: Double {
    captionHeight > 0 ? max(core.width, FlowNodeSize.odd(textSize.width)) : core.width
  }

  static func captionGap(_ theme: Theme) -> Double { (theme.label.size * 0.4).rounded() }

  init(_ node: FlowNode, _ spacing: FlowPlan.Spacing, _ composer: Composer) throws {
    let theme = composer.theme
    let unit = theme.label.size / Theme.fovea.label.size
    let side = (38 * unit * spacing.padding).rounded()
    stack = MapStack(
      card: Size(width: side, height: side), cards: 5,
      step: (4 * unit * spacing.padding).rounded())
    func lines(_ text: String, _ style: TextStyle, _ role: ColorRole) throws -> [TextLine] {
      try composer.lines(text, style, within: spacing.measure, limit: 3)
        .map { TextLine(text: $0, style: style, role: role) }
    }
    // Muted text has too little contrast on a tint.
    let detailRole: ColorRole = node.isBox && node.tint != .plain ? .ink : .muted
    let operation = TextStyle(font: .regular, size: theme.panelTitle.size)
    self.lines =
      try lines(node.text, node.style == .operation ? operation : theme.label, .ink)
      + lines(spacing.withDetails ? node.detail : "", theme.note, detailRole)
      + lines(node.shape, theme.number, .ink)
    textSize = Size(
      width: try self.lines.map { try composer.width(of: $0.text, $0.style) }.max() ?? 0,
      height: self.lines.reduce(0) { $0 + $1.style.lineHeight })
    captionHeight = 0
    let captioned = self.lines.isEmpty ? 0 : textSize.height + FlowNodeSize.captionGap(theme)
    if let picture = node.picture {
      let factor =
        (72 * unit * spacing.padding).rounded() / Double(max(picture.width, picture.height, 1))
      core = Size(
        width: FlowNodeSize.odd(Double(picture.width) * factor),
        height: FlowNodeSize.odd(Double(picture.height) * factor))
      captionHeight = captioned
      return
    }
    switch node.style {
    case .box:
      core = Size(
        width: textSize.width + 16 * unit * spacing.padding,
        height: textSize.height + 10 * unit * spacing.padding)
    case .plain:
      core = Size(width: textSize.width + 4, height: textSize.height)
    case .operation:
      let side = max(textSize.width, theme.label.size) + 10 * unit
      core = Size(width: side, height: side)
    case .stack:
      core = stack.size
      captionHeight = captioned
    }
    core = Size(width: FlowNodeSize.odd(core.width), height: FlowNodeSize.odd(core.height))
  }

  /// The next odd number of points: the middle of such a length lies on half a point, where a
  /// hairline is sharp.
  private static func odd(_ length: Double) -> Double {
    2 * (length / 2 - 0.5).rounded(.up) + 1
  }
}
