import Figures

/// The PNG files of a figure's pictures, each packed once, however often and in however many formats
/// it stands.
final class PictureFiles {
  private struct Picture: Hashable {
    var raster: Raster
    var enlargement: Int
    var appearance: Appearance
  }

  private let theme: Theme
  private var files: [Picture: [UInt8]] = [:]

  init(theme: Theme) {
    self.theme = theme
  }

  /// The file of a picture, with every pixel as a square of `enlargement × enlargement` pixels.
  func png(
    of raster: Raster, enlargement: Int = 1, on appearance: Appearance
  ) throws -> [UInt8] {
    let picture = Picture(raster: raster, enlargement: enlargement, appearance: appearance)
    if let known = files[picture] { return known }
    let file = try raster.enlarged(by: enlargement).png(theme: theme, appearance: appearance)
    files[picture] = file
    return file
  }
}
