/// The distances and faces of diagrams, scaled with the theme's text.
struct DiagramStyle {
  let theme: Theme
  /// How much larger than on a page text is set.
  let scale: Double

  init(_ theme: Theme) {
    self.theme = theme
    scale = theme.number.size / Theme.fovea.number.size
  }

  var heading: TextStyle { theme.label }
  var note: TextStyle { theme.note }
  var sign: TextStyle { theme.number.resized(theme.panelTitle.size * 1.2) }

  var largestUnit: Double { 36 * scale }
  /// Smaller cells could not be told apart; a diagram would rather leave its room.
  var smallestUnit: Double { 6 }
  /// Cells without numbers are large enough from here on.
  var comfortableBlank: Double { 17 * scale }
  /// Pictures are a few cells wide and must still show what they show.
  var comfortablePicture: Double { 26 * scale }
  /// The space around the number in a cell.
  var cellPadding: Double { 5 }

  var headingGap: Double { 7 * scale }
  var noteGap: Double { 6 * scale }
  var formulaGap: Double { 10 * scale }
  var rowGap: Double { 16 * scale }
  var labelGap: Double { 8 * scale }
  var blockGap: Size {
    Size(width: theme.gutter * 1.2, height: theme.gutter)
  }

  var arrowHead: Size { Size(width: 6 * scale, height: 5 * scale) }
}

extension TextStyle {
  /// Where the baseline stands in a line that begins at a height.
  func baseline(of top: Double) -> Double { top + (lineHeight + capitalHeight) / 2 }
}
