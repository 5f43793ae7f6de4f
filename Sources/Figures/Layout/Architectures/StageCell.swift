import Mathematics

/// One stage ready to be placed: its block and the lines of text below it.
struct StageCell {
  enum Block: Equatable {
    case maps(MapStack)
    /// The values of a vector in one column.
    case values(Size)
  }

  var stage: Stage
  var block: Block
  var shape: String
  var label: [String]
  var detail: [String]
  /// The wider one of block and texts.
  var width: Double

  var blockSize: Size {
    switch block {
    case .maps(let stack): stack.size
    case .values(let size): size
    }
  }

  /// The height of the block with the way past it, kept free above and below alike.
  func height(_ theme: Theme) -> Double {
    let above = stage.kind == .residual ? StageRows.shortcutHeight(theme) + 1 : 0
    return blockSize.height + 2 * above
  }

  /// How far below the block the texts reach.
  func textHeight(_ theme: Theme) -> Double {
    theme.number.lineHeight + Double(label.count) * theme.label.lineHeight
      + Double(detail.count) * theme.note.lineHeight
  }
}

/// How large the blocks of one network are drawn, so that they can be compared with each other.
struct StageScale {
  /// The side of the largest map, in points.
  var side: Double
  private let longest: Int
  private let mostValues: Int
  private let step: Double

  private static let smallestSide = 7.0

  init(_ stages: [Stage], side: Double, theme: Theme) {
    self.side = side
    longest = stages.filter { $0.shape.count == 3 }.map { max($0.shape[1], $0.shape[2]) }.max() ?? 1
    mostValues = stages.filter { $0.shape.count == 1 }.map { $0.shape[0] }.max() ?? 1
    step = max(2, (3 * theme.label.size / Theme.fovea.label.size * min(1, side / 60)).rounded())
  }

  func block(for stage: Stage, _ theme: Theme) -> StageCell.Block {
    if stage.shape.count == 3 {
      let card = Size(width: length(stage.shape[2]), height: length(stage.shape[1]))
      return .maps(
        MapStack(card: card, cards: MapStack.cards(for: stage.shape[0]), step: step))
    }
    let width = (theme.label.size * 0.7).rounded()
    return .values(Size(width: width, height: height(ofValues: stage.shape[0])))
  }

  /// Sides grow with the square root of the pixels, so that 7×7 is seen beside 224×224.
  private func length(_ pixels: Int) -> Double {
    let share = (Double(pixels) / Double(longest)).squareRoot()
    return max(StageScale.smallestSide, (side * share).rounded())
  }

  /// Columns grow with the logarithm of the values.
  private func height(ofValues count: Int) -> Double {
    let share = logarithm(Double(count) + 1) / logarithm(Double(mostValues) + 1)
    return max(StageScale.smallestSide, (side * (0.1 + 0.8 * share)).rounded())
  }
}

extension StageScale {
  /// Stages with their blocks and with texts no wider than a measure.
  func cells(
    _ stages: [Stage], _ axes: AxisOrder, measure: Double, _ composer: Composer
  ) throws -> [StageCell] {
    let theme = composer.theme
    return try stages.map { stage in
      let block = block(for: stage, theme)
      let shape = axes.text(of: stage.shape)
      let shapeWidth = try composer.width(of: shape, theme.number)
      // Words that belong together stay in one line unless they are very long.
      let words = stage.countedLabel.split(separator: " ").map(String.init)
      let longest = min(try composer.widest(words, theme.label), 9 * theme.label.size)
      let room = max(measure, shapeWidth, longest.rounded(.up))
      let label = try composer.wrapped(stage.countedLabel, theme.label, within: room, lines: 3)
      let detail = try composer.wrapped(stage.detail, theme.note, within: room, lines: 3)
      var cell = StageCell(
        stage: stage, block: block, shape: shape, label: label, detail: detail, width: 0)
      cell.width = max(
        cell.blockSize.width, shapeWidth, try composer.widest(label, theme.label),
        try composer.widest(detail, theme.note)
      ).rounded(.up)
      return cell
    }
  }
}
