/// Many small maps as one image, which is smaller to store and faster to draw than each alone.
///
/// The gaps between the maps are pixels without a value, through which the paper shows.
struct PictureMosaic {
  /// Fewer maps are drawn one by one.
  private static let fewestMaps = 12
  /// Below it the largest map is less than a point wide, and gaps would be thousands of pixels.
  private static let leastFactor = 1e-4

  private let grid: PictureGrid
  /// How many pixels of a map become one of the image, along each side.
  private let reduction: Int
  /// Pixels of one map in the image.
  private let width: Int
  private let height: Int
  /// Between two maps, in pixels before they are reduced.
  let gap: Int

  /// Joins the pictures of a grid; `nil` unless they are maps of one size and colour map, and
  /// unlabelled.
  ///
  /// - Parameters:
  ///   - grid: whose pictures to join.
  ///   - factor: about how many points a pixel will have.
  ///   - gap: about how many points will be between two maps.
  init?(_ grid: PictureGrid, factor: Double, gap: Double) {
    let maps = grid.pictures.compactMap(\.map)
    guard let first = maps.first, grid.pictures.count >= PictureMosaic.fewestMaps,
      factor > PictureMosaic.leastFactor,
      grid.columnLabels.isEmpty,
      grid.pictures.allSatisfy({
        $0.bitmap == nil && $0.label.isEmpty && $0.texts.isEmpty && $0.prediction == nil
      }),
      maps.allSatisfy({
        $0.width == first.width && $0.height == first.height && $0.scale.map == first.scale.map
      })
    else { return nil }
    self.grid = grid
    reduction = Picture.reduction(for: factor)
    width = (first.width + reduction - 1) / reduction
    height = (first.height + reduction - 1) / reduction
    self.gap = reduction * max(1, Int((gap / (factor * Double(reduction))).rounded()))
  }

  /// The most points per pixel that fit.
  func factor(within room: Size) -> Double {
    let pixels = Size(
      width: Double(columns * width * reduction + (columns - 1) * gap),
      height: Double(rows * height * reduction + (rows - 1) * gap))
    return min(room.width / pixels.width, room.height / pixels.height)
  }

  func pictureSize(_ factor: Double) -> Size {
    Size(
      width: Double(width * reduction) * factor, height: Double(height * reduction) * factor)
  }

  var raster: Raster? {
    guard let map = grid.pictures.lazy.compactMap(\.map).first?.scale.map else { return nil }
    let gap = gap / reduction
    let total = columns * (width + gap) - gap
    var indices = [UInt8](
      repeating: ScalarMap.missingStep, count: total * (rows * (height + gap) - gap))
    for (index, picture) in grid.pictures.enumerated() {
      guard let steps = picture.map?.reduced(by: reduction).steps else { continue }
      let corner =
        index / columns * (height + gap) * total + index % columns * (width + gap)
      for row in 0..<height {
        let start = corner + row * total
        indices.replaceSubrange(start..<start + width, with: steps[row * width..<(row + 1) * width])
      }
    }
    return .indexed(width: total, height: indices.count / total, indices: indices, map: map)
  }

  private var columns: Int { grid.columns }
  private var rows: Int { grid.rows }
}
