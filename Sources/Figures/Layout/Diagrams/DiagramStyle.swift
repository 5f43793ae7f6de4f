/// The distances, faces and tints of diagrams, scaled with the theme's text.
struct DiagramStyle {
  /// How far the parts of a diagram stand apart.
  enum Spacing: CaseIterable {
    case usual
    /// So short that low rooms go to the cells.
    case tight
    /// As short as it may be, where numbers could not stand in their cells otherwise.
    case tightest
  }

  let theme: Theme
  let spacing: Spacing
  /// How much larger than on a page text is set.
  let scale: Double

  init(_ theme: Theme, _ spacing: Spacing = .usual) {
    self.theme = theme
    self.spacing = spacing
    scale = theme.number.size / Theme.fovea.number.size
  }

  var heading: TextStyle { theme.label }
  var note: TextStyle { theme.note }
  var sign: TextStyle { theme.number.resized(theme.panelTitle.size * 1.2) }

  /// What distances between parts are multiplied by.
  private var air: Double { scale * spaced(1, tight: 0.5, tightest: 0.3) }

  private func spaced(_ usual: Double, tight: Double, tightest: Double) -> Double {
    switch spacing {
    case .usual: usual
    case .tight: tight
    case .tightest: tightest
    }
  }

  var headingGap: Double { 7 * air }
  var noteGap: Double { 6 * air }
  var formulaGap: Double { 10 * air }
  var rowGap: Double { 16 * air }
  var blockGap: Size {
    Size(
      width: 1.2 * theme.gutter * spaced(1, tight: 0.6, tightest: 0.42),
      height: theme.gutter * spaced(1, tight: 0.6, tightest: 0.28))
  }
  var labelGap: Double { scale * spaced(8, tight: 8, tightest: 5) }
  /// Longer labels are cut, so that they leave room for what they name.
  var longestLabel: Double { heading.size * 14 }
  /// Headings that are wider than their station are broken here.
  var widestHeading: Double { heading.size * 10 }
}

/// Cells and their numbers.
extension DiagramStyle {
  var largestUnit: Double { 36 * scale }
  /// Smaller cells could not be told apart; a diagram would rather leave its room.
  var smallestUnit: Double { 6 }
  /// Cells with numbers are large enough from here on, unless the numbers are wide.
  var comfortableNumber: Double { 20 * scale }
  /// Cells without numbers are large enough from here on.
  var comfortableBlank: Double { 17 * scale }
  /// Pictures are a few cells wide and must still show what they show.
  var comfortablePicture: Double { 26 * scale }
  /// The space around the number in a comfortable cell.
  var cellPadding: Double { 5 }
}

/// What stands and runs between stations.
extension DiagramStyle {
  /// Beside a sign, together.
  private var signAir: Double { scale * spaced(20, tight: 10, tightest: 4) }
  /// What a gap has of its usual cells.
  private var shareOfCells: Double { spaced(1, tight: 1, tightest: 0.6) }

  func gap(around sign: Double, _ unit: Double) -> Double {
    max(shareOfCells * unit, sign + signAir)
  }

  func arrowGap(label: Double, _ unit: Double) -> Double {
    let arrow = scale * spaced(36, tight: 30, tightest: 26)
    return max(1.4 * shareOfCells * unit, arrow, label + 20 * scale)
  }

  func gap(isLinked: Bool, _ unit: Double) -> Double {
    let cells = shareOfCells * unit
    return isLinked ? max(1.3 * cells, 16 * scale) : max(0.9 * cells, 12 * scale)
  }

  /// Between an arrow of a joint and its stations, and between it and its label.
  var arrowInset: Double { 6 * scale }
  /// Between a link and the parts that it joins.
  var linkInset: Double { 4 * scale }
  var arrowHead: Size { Size(width: 6 * scale, height: 5 * scale) }
}

/// How strong colours are that let something below show.
enum DiagramTint {
  static let cell = 0.22
  static let card = 0.22
  static let area = 0.14
  static let beam = 0.12
  /// Edges of beams and areas, and lines that lead from part to part.
  static let edge = 0.7
  /// Lines between cells.
  static let rule = 0.6
  static let hatching = 0.5
}

extension TextStyle {
  /// Where the baseline stands in a line that begins at a height.
  func baseline(of top: Double) -> Double { top + (lineHeight + capitalHeight) / 2 }
}
