/// The distances, faces and tints of diagrams, scaled with the theme's text.
struct DiagramStyle {
  let theme: Theme
  /// Whether distances are as short as they may be, so that low rooms go to the cells.
  let isTight: Bool
  /// How much larger than on a page text is set.
  let scale: Double

  init(_ theme: Theme, isTight: Bool = false) {
    self.theme = theme
    self.isTight = isTight
    scale = theme.number.size / Theme.fovea.number.size
  }

  var heading: TextStyle { theme.label }
  var note: TextStyle { theme.note }
  var sign: TextStyle { theme.number.resized(theme.panelTitle.size * 1.2) }

  /// What distances between parts are multiplied by.
  private var air: Double { isTight ? 0.5 * scale : scale }

  var headingGap: Double { 7 * air }
  var noteGap: Double { 6 * air }
  var formulaGap: Double { 10 * air }
  var rowGap: Double { 16 * air }
  var blockGap: Size {
    let gutter = theme.gutter * (isTight ? 0.6 : 1)
    return Size(width: gutter * 1.2, height: gutter)
  }
  var labelGap: Double { 8 * scale }
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

  /// The face of numbers, as large as cells allow.
  ///
  /// - Parameters:
  ///   - unit: the side of a cell in points.
  ///   - widest: the width of the longest number in the theme's size.
  /// - Returns: `nil` where nobody could read the numbers.
  func numbers(in unit: Double, widest: Double) -> TextStyle? {
    let style = theme.number
    guard widest > 0 else { return style }
    let padding = min(cellPadding, unit * 0.15)
    let size = min(style.size, style.size * (unit - padding) / widest, unit * 0.66)
    return size < style.size * Self.leastNumber ? nil : style.resized(size)
  }

  /// The smallest number that can be read, as a share of the usual size: seven points on a slide.
  private static let leastNumber = 0.47
}

/// What stands and runs between stations.
extension DiagramStyle {
  /// Beside a sign, together.
  private var signAir: Double { isTight ? 10 * scale : 20 * scale }

  func gap(around sign: Double, _ unit: Double) -> Double { max(unit, sign + signAir) }

  func arrowGap(label: Double, _ unit: Double) -> Double {
    max(1.4 * unit, (isTight ? 30 : 36) * scale, label + 20 * scale)
  }

  func gap(isLinked: Bool, _ unit: Double) -> Double {
    isLinked ? max(1.3 * unit, 16 * scale) : max(0.9 * unit, 12 * scale)
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
