extension PictureGrid {
  /// How much larger pictures must become before they leave the columns that the figure asks for.
  private static let worthMoving = 1.3
  /// Pictures in more columns are hard to count.
  private static let mostColumns = 16

  /// The grid with fewer columns where a narrow room would cut what is written below its pictures,
  /// or with more where a low room makes them small.
  ///
  /// Rows and columns that have names stay as they are, and so do several rows of maps.
  func arranged(within room: Size, _ composer: Composer) throws -> PictureGrid {
    let hasMaps = pictures.contains { $0.map != nil }
    guard room.height.isFinite, rowLabels.isEmpty, columnLabels.isEmpty, rows == 1 || !hasMaps
    else { return self }
    if let readable = try readable(within: room, composer) { return readable }
    return rows > 1 ? try enlarged(within: room, composer) : self
  }

  /// The grid with the most columns in which nothing is cut, if it has fewer than this one and is
  /// no higher than the room.
  private func readable(within room: Size, _ composer: Composer) throws -> PictureGrid? {
    let widest = try PictureLabels(self, composer.theme).width(composer)
    guard try PictureCells(self, within: room, composer).column < widest else { return nil }
    for columns in (1..<max(columns, 1)).reversed() {
      var grid = self
      grid.columns = columns
      let cells = try PictureCells(grid, within: room, composer)
      if cells.column >= widest, cells.size.height <= room.height { return grid }
    }
    return nil
  }

  private func enlarged(within room: Size, _ composer: Composer) throws -> PictureGrid {
    var best = self
    var factor = try PictureCells(self, within: room, composer).factor * PictureGrid.worthMoving
    let most = min(pictures.count, PictureGrid.mostColumns)
    for columns in columns..<max(most, columns) {
      var grid = self
      grid.columns = columns + 1
      let cells = try PictureCells(grid, within: room, composer)
      if cells.factor > factor, cells.size.width <= room.width {
        (best, factor) = (grid, cells.factor)
      }
    }
    return best
  }
}
