/// The numbers in the pixels of small maps, black or white by contrast.
///
/// They stand in all maps of a grid or in none: a map without them beside others would look as if
/// there were nothing to know.
struct PictureNumbers {
  /// One style per picture, `nil` for those without numbers.
  private let styles: [TextStyle?]
  /// Whether there are numbers that nobody could read.
  let areLeftOut: Bool

  /// How much of a pixel's width and height a number takes where there is room.
  private static let (usualWidth, usualHeight) = (0.8, 0.5)
  /// How much larger than elsewhere numbers may be.
  private static let largest = 1.5
  /// The space beside a number that is as small as can be, both sides together, in points.
  private static let leastSpace = 1.0

  init(_ grid: PictureGrid, _ cells: PictureCells, _ composer: Composer) throws {
    let styles = try grid.pictures.map { picture in
      try picture.hasNumbers
        ? Self.style(of: picture.texts, pixel: cells.factor(of: picture), composer) : nil
    }
    areLeftOut = zip(grid.pictures, styles).contains { $0.hasNumbers && $1 == nil }
    self.styles = areLeftOut ? styles.map { _ in nil } : styles
  }

  /// Writes the numbers of one picture into its frame.
  func draw(
    _ index: Int, of grid: PictureGrid, in frame: Rectangle, into composer: inout Composer
  ) throws {
    let picture = grid.pictures[index]
    guard let style = styles[index], let map = picture.map else { return }
    let pixel = frame.width / Double(map.width)
    for (index, text) in picture.texts.enumerated() {
      let (row, column) = (Double(index / map.width), Double(index % map.width))
      let paint = composer.theme.textPaint(on: map.paint(at: index))
      try composer.text(
        text, centeredAt: frame.y + (row + 0.5) * pixel, x: frame.x + (column + 0.5) * pixel,
        style, paint, anchor: .middle)
    }
  }

  /// The style in which all texts fit pixels of a side in points, `nil` where nobody could read it.
  private static func style(
    of texts: [String], pixel: Double, _ composer: Composer
  ) throws -> TextStyle? {
    let style = composer.theme.number
    let widest = max(try composer.widest(texts, style), 1)
    let size = min(
      style.size * usualWidth * pixel / widest, style.size * largest, pixel * usualHeight)
    let least = composer.theme.leastNumber
    if size >= least { return style.resized(size) }
    let fits = widest * least / style.size + leastSpace <= pixel && least <= pixel
    return fits ? style.resized(least) : nil
  }
}

extension Picture {
  fileprivate var hasNumbers: Bool { map != nil && !texts.isEmpty }
}

extension ScalarMap {
  /// The paint of a pixel, `nil` where it has no value.
  fileprivate func paint(at index: Int) -> Paint? {
    guard steps[index] != ScalarMap.missingStep else { return nil }
    let share = Double(steps[index]) / Double(ColorMap.steps - 1)
    return scale.map.paint(at: scale.map.isSigned ? 2 * share - 1 : share)
  }
}
