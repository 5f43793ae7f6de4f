extension PictureGrid {
  /// How much larger pictures must become before they leave the columns that the figure asks for.
  private static let worthMoving = 1.3
  /// Pictures in more columns are hard to count.
  private static let mostColumns = 16

  /// The grid with more columns where a low room makes its pictures small.
  ///
  /// Rows and columns that have names stay as they are, and so do those of maps.
  func arranged(within room: Size, _ composer: Composer) throws -> PictureGrid {
    guard room.height.isFinite, rows > 1, rowLabels.isEmpty, columnLabels.isEmpty,
      pictures.allSatisfy({ $0.map == nil })
    else { return self }
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
