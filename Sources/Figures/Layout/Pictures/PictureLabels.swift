/// What stands below the pictures of a grid: labels, or predictions and their corrections.
struct PictureLabels {
  private let grid: PictureGrid
  private let theme: Theme
  /// Whether right predictions are told by their sign alone where a row or column names them.
  private var showsSignsOnly = false
  /// Whether wrong predictions are told by their colour and frame alone.
  private var hidesWrongSigns = false

  init(_ grid: PictureGrid, _ theme: Theme) {
    self.grid = grid
    self.theme = theme
  }

  var arePredictions: Bool { grid.pictures.contains { $0.prediction != nil } }
  var areEmpty: Bool {
    grid.pictures.allSatisfy { $0.label.isEmpty && $0.prediction == nil }
  }

  /// Between labels and the next row.
  var gapBelow: Double { arePredictions ? 14 : 10 }

  /// The room below the pictures of a row.
  func height(ofRow row: Int) -> Double {
    let pictures = grid.pictures[
      row * grid.columns..<min((row + 1) * grid.columns, grid.pictures.count)]
    let predictions = pictures.compactMap(\.prediction)
    if !predictions.isEmpty {
      let isCorrected = pictures.indices.contains { correctionLine(of: $0) != nil }
      let correction = isCorrected ? theme.number.lineHeight : 0
      return 7 + theme.number.size + correction
    }
    return pictures.contains { !$0.label.isEmpty } ? 5 + theme.number.size : 0
  }

  /// The width in which nothing is cut, neither below the pictures nor above their columns.
  func width(_ composer: Composer) throws -> Double {
    let style = theme.number
    let lines = grid.columnLabels.flatMap(\.lines)
    let headings = lines.isEmpty ? 0 : try composer.widest(lines, style) + 0.4 * style.size
    let below =
      try grid.pictures.enumerated().map { index, picture in
        guard let prediction = picture.prediction else {
          return try composer.width(of: picture.label, style)
        }
        return max(
          try composer.width(of: prediction.firstLine, style),
          try composer.width(of: correctionLine(of: index) ?? "", style))
      }.max() ?? 0
    return max(headings, below)
  }

  /// What is written below a wrong prediction, unless its row or column is named so.
  private func correctionLine(of index: Int) -> String? {
    guard let prediction = grid.pictures[index].prediction, !prediction.isRight else { return nil }
    return isNamed(index) ? nil : prediction.correction
  }

  /// Leaves out the names of right predictions if one would be cut whose row or column names it, and
  /// the signs of wrong ones if one of those would be cut.
  mutating func shorten(within room: Double, _ composer: Composer) throws {
    for (index, picture) in grid.pictures.enumerated() {
      guard let prediction = picture.prediction,
        try composer.width(of: prediction.firstLine, theme.number) > room
      else { continue }
      if !prediction.isRight { hidesWrongSigns = true }
      if prediction.isRight, isNamed(index) { showsSignsOnly = true }
    }
  }

  /// Whether the row or the column of a picture says what it shows.
  private func isNamed(_ index: Int) -> Bool {
    let names = [
      grid.rowLabels.dropFirst(index / grid.columns).first,
      grid.columnLabels.dropFirst(index % grid.columns).first,
    ]
    return names.contains(grid.pictures[index].prediction?.truth)
  }

  func draw(
    _ index: Int, below cell: Rectangle, within room: Double, into composer: inout Composer
  ) throws {
    let style = theme.number
    let picture = grid.pictures[index]
    if let prediction = picture.prediction {
      try draw(prediction, isNamed: isNamed(index), below: cell, within: room, into: &composer)
      let correction = try composer.shortened(correctionLine(of: index) ?? "", style, within: room)
      let baseline = cell.maxY + 7 + style.capitalHeight + style.lineHeight
      try composer.text(correction, at: Point(x: cell.x, y: baseline), style, Paint(.muted))
      return
    }
    let label = try composer.shortened(picture.label, style, within: room)
    try composer.text(
      label, at: Point(x: cell.midX, y: cell.maxY + 5 + style.capitalHeight), style,
      anchor: .middle)
  }

  private func draw(
    _ prediction: Prediction, isNamed: Bool, below cell: Rectangle, within room: Double,
    into composer: inout Composer
  ) throws {
    let style = theme.number
    let baseline = cell.maxY + 7 + style.capitalHeight
    let certainty = prediction.certainty
    let rest = certainty.isEmpty ? 0 : try composer.width(of: " " + certainty, style)
    var verdict = prediction.verdict
    if isNamed, prediction.isRight, showsSignsOnly { verdict = String(verdict.prefix(1)) }
    if !prediction.isRight, hidesWrongSigns { verdict = prediction.label }
    verdict = try composer.shortened(verdict, style, within: room - rest)
    try composer.text(
      verdict, at: Point(x: cell.x, y: baseline), style,
      Paint(prediction.isRight ? .right : .wrong))
    let after = try composer.width(of: verdict + " ", style)
    try composer.text(
      certainty, at: Point(x: cell.x + after, y: baseline), style, Paint(.muted))
  }
}

extension Prediction {
  fileprivate var firstLine: String { certainty.isEmpty ? verdict : verdict + " " + certainty }
}
