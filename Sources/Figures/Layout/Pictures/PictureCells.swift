/// The sizes and places that the pictures of a grid share, in points.
struct PictureCells {
  /// Points per pixel of pictures that are enlarged alike.
  private(set) var factor = 1.0
  /// The largest picture, enlarged.
  private(set) var picture = Size(width: 0, height: 0)
  /// The room of a picture and what is written around it.
  private(set) var column = 0.0
  /// From the left edge of a column to its picture.
  private var indent = 0.0
  /// From the left edge of one column to that of the next.
  private(set) var pitch = 0.0
  /// The upper edge of every row, from the upper edge of the first.
  private(set) var rowTops: [Double] = []
  private(set) var size = Size(width: 0, height: 0)

  /// All pictures as one image, where they can be.
  let mosaic: PictureMosaic?

  private let grid: PictureGrid
  /// Pictures whose longer side is shorter show nothing.
  private static let leastSide = 8.0
  /// Texts that stand closer run into each other.
  static let leastTextGap = 4.0

  init(_ grid: PictureGrid, within room: Size, _ composer: Composer) throws {
    self.grid = grid
    let labels = PictureLabels(grid, composer.theme)
    let heights = (0..<grid.rows).map { labels.height(ofRow: $0) }
    let least = composer.theme.imageGap
    var gap = labels.arePredictions ? 10 : least
    var gaps = heights.map { $0 > 0 ? labels.gapBelow : least }

    let (columns, rows) = (Double(grid.columns), Double(grid.rows))
    let pixels = grid.largestPicture
    // Rows with labels begin on whole points, which takes up to a point from each.
    let rounding = Double(heights.dropLast().count { $0 > 0 })
    let space = Size(
      width: (room.width - (columns - 1) * gap) / columns,
      height: (room.height - heights.reduce(0, +) - gaps.dropLast().reduce(0, +) - rounding) / rows)
    factor = min(
      space.width / pixels.width, space.height / pixels.height,
      grid.largestFactor(composer.textScale))
    mosaic = PictureMosaic(grid, factor: factor, gap: gap)
    if let mosaic { factor = min(factor, mosaic.factor(within: room)) }
    factor = max(
      PictureCells.niceFactor(factor), PictureCells.leastSide / max(pixels.width, pixels.height))
    picture = Size(width: pixels.width * factor, height: pixels.height * factor)
    if let mosaic {
      picture = mosaic.pictureSize(factor)
      gap = Double(mosaic.gap) * factor
      gaps = gaps.map { _ in gap }
    }
    // A point more than needed, because parts of a line are measured one by one.
    let widest = try labels.width(composer).rounded(.up) + 1
    placeColumns(widestLabel: widest, gap: gap, within: room.width)
    indent = labels.arePredictions ? 0 : (column - picture.width) / 2
    if !labels.areEmpty { pitch = pitch.rounded(.down) }
    placeRows(labelHeights: heights, gaps: gaps)
    size.width = (columns - 1) * pitch + column
  }

  /// Wide labels push the columns apart, as far as the room allows.
  private mutating func placeColumns(widestLabel: Double, gap: Double, within width: Double) {
    let columns = Double(grid.columns)
    let most = (width - (columns - 1) * PictureCells.leastTextGap) / columns
    column = max(picture.width, min(widestLabel, most))
    pitch = column + gap
    if column > picture.width {
      let free = (width - columns * column) / max(columns - 1, 1)
      pitch = column + max(PictureCells.leastTextGap, min(12, free))
    }
  }

  private mutating func placeRows(labelHeights: [Double], gaps: [Double]) {
    var top = 0.0
    for (height, gap) in zip(labelHeights, gaps) {
      rowTops.append(top)
      size.height = top + picture.height + height
      top = size.height + gap
      // Rows of labelled pictures begin on whole points, so that frames are sharp.
      if height > 0 { top = top.rounded(.up) }
    }
  }

  /// The cell of a picture when the grid begins at a point.
  func cell(_ index: Int, from origin: Point) -> Rectangle {
    Rectangle(
      x: origin.x + Double(index % grid.columns) * pitch + indent,
      y: origin.y + rowTops[index / grid.columns], width: picture.width, height: picture.height)
  }

  /// Where a picture lies in its cell; smaller ones stand in the middle.
  func frame(of picture: Picture, in cell: Rectangle) -> Rectangle {
    let own = factor(of: picture)
    let size = Size(width: Double(picture.width) * own, height: Double(picture.height) * own)
    return Rectangle(
      x: (cell.midX - size.width / 2).rounded(), y: (cell.midY - size.height / 2).rounded(),
      width: size.width, height: size.height)
  }

  /// Points per pixel of one picture.
  func factor(of picture: Picture) -> Double {
    guard grid.enlargement == .filling else { return factor }
    return min(
      self.picture.width / Double(max(picture.width, 1)),
      self.picture.height / Double(max(picture.height, 1)))
  }

  /// Whole or half factors keep enlarged pixels equal; below 1 pictures are averaged anyway.
  private static func niceFactor(_ factor: Double) -> Double {
    if factor >= 4 { return factor.rounded(.down) }
    return factor >= 1 ? (factor * 2).rounded(.down) / 2 : max(factor, 0.001)
  }
}

extension PictureGrid {
  /// Width and height of the largest pictures, in pixels.
  var largestPicture: Size {
    Size(
      width: Double(max(pictures.map(\.width).max() ?? 1, 1)),
      height: Double(max(pictures.map(\.height).max() ?? 1, 1)))
  }

  /// How far pictures are enlarged where there is room, in points per pixel.
  fileprivate func largestFactor(_ scale: Double) -> Double {
    let side = max(largestPicture.width, largestPicture.height)
    if pictures.count == 1 { return max(280 * scale / side, 1) }
    // Few rows may have larger pictures; those with few pixels stay recognisable as such.
    let largest = min(340, max(100, 560 / Double(rows))) * scale
    return min(largest / side, max(6, 60 / side) * scale)
  }
}
