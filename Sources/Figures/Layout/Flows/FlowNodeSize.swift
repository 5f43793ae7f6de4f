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

  init(_ node: FlowNode, _ spacing: FlowPlan.Spacing, _ composer: Composer) throws {
    let theme = composer.theme
    let measures = FlowStyle(theme)
    stack = measures.stack(padding: spacing.padding)
    func lines(_ text: String, _ style: TextStyle, _ role: ColorRole) throws -> [TextLine] {
      try composer.wrapped(text, style, within: spacing.measure, lines: 3)
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
    let captioned = self.lines.isEmpty ? 0 : textSize.height + measures.captionGap
    if let picture = node.picture {
      let factor =
        measures.pictureSide(padding: spacing.padding)
        / Double(max(picture.width, picture.height, 1))
      core = Size(
        width: FlowNodeSize.odd(Double(picture.width) * factor),
        height: FlowNodeSize.odd(Double(picture.height) * factor))
      captionHeight = captioned
      return
    }
    switch node.style {
    case .box:
      let air = measures.boxAir(padding: spacing.padding)
      core = Size(width: textSize.width + air.width, height: textSize.height + air.height)
    case .plain:
      core = Size(width: textSize.width + measures.plainAir, height: textSize.height)
    case .operation:
      let side = max(textSize.width, theme.label.size) + measures.operationAir
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
