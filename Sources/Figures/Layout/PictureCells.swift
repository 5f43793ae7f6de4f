/// The sizes that all cells of a picture grid share, in points.
struct PictureCells {
  /// Points per pixel.
  var factor: Double
  /// The largest picture, enlarged.
  var picture: Size
  /// From one picture's corner to the next one's.
  var pitch: Size
  var gap: Size
  /// The room that labels need below each picture.
  var labelHeight = 0.0

  init(grid: PictureGrid, width: Double, largest: Double, composer: Composer) throws {
    let theme = composer.theme
    let pixels = Size(
      width: Double(grid.pictures.map(\.width).max() ?? 1),
      height: Double(grid.pictures.map(\.height).max() ?? 1))
    let predictions = grid.pictures.compactMap(\.prediction)
    let columns = Double(grid.columns)
    var gap = Size(width: theme.imageGap, height: theme.imageGap)
    if !predictions.isEmpty { gap = Size(width: 10, height: 12) }

    let room = (width - (columns - 1) * gap.width) / columns
    factor = PictureCells.niceFactor(min(room, largest) / max(pixels.width, 1))
    picture = Size(width: pixels.width * factor, height: pixels.height * factor)
    pitch = Size(width: picture.width + gap.width, height: picture.height + gap.height)

    let needed = try PictureCells.labelWidth(grid, composer)
    if needed > picture.width {
      // Wide labels push the columns apart, as far as the page allows.
      pitch.width = max(pitch.width, min(needed + 12, (width + gap.width) / columns))
      gap.width = pitch.width - picture.width
    }
    if grid.pictures.contains(where: { !$0.label.isEmpty }) {
      labelHeight = 5 + theme.number.size
      gap.height = 10
    }
    if !predictions.isEmpty {
      let lines = predictions.allSatisfy(\.isRight) ? 0.0 : 1.0
      labelHeight = 7 + theme.number.size + lines * theme.number.lineHeight
      gap.height = 14
    }
    // Whole points keep images and frames sharp.
    pitch.width = factor < 1 ? pitch.width : pitch.width.rounded(.down)
    pitch.height = (picture.height + labelHeight + gap.height).rounded(.up)
    gap.width = pitch.width - picture.width
    self.gap = gap
  }

  /// Whole factors keep enlarged pixels equal; below 1 the picture is averaged anyway.
  private static func niceFactor(_ factor: Double) -> Double {
    if factor >= 2 { return factor.rounded(.down) }
    return factor >= 1 ? (factor * 2).rounded(.down) / 2 : factor
  }

  private static func labelWidth(_ grid: PictureGrid, _ composer: Composer) throws -> Double {
    let style = composer.theme.number
    return try grid.pictures.map { picture in
      guard let prediction = picture.prediction else {
        return try composer.width(of: picture.label, style)
      }
      let first = try composer.width(of: prediction.verdict + " " + prediction.certainty, style)
      return max(first, try composer.width(of: prediction.correction, style))
    }.max() ?? 0
  }
}
