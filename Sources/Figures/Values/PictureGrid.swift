/// Small pictures in rows and columns.
public struct PictureGrid: Equatable, Codable, Sendable {
  /// How pictures of different sizes stand beside each other.
  public enum Enlargement: String, Codable, Sendable {
    /// Every pixel is equally large: a response lies under the pixels that it was made from.
    case alike
    /// Every picture fills its cell, however few pixels it has.
    case filling
  }

  /// Which maps share one scale.
  public enum Sharing: String, Codable, Sendable {
    case grid
    case column
    case map
  }

  public var columns: Int
  /// Row by row; the last row may be shorter.
  public var pictures: [Picture]
  /// One per row; a line break starts a new line.
  public var rowLabels: [String]
  /// One per column; a line break starts a new line.
  public var columnLabels: [String]
  /// What the colour bar shows of the maps.
  public var scale: ColorScale?
  public var sharing: Sharing
  public var enlargement: Enlargement
  /// Whether a single picture has numbered rows and columns.
  public var hasPixelAxes: Bool

  public init(
    columns: Int, pictures: [Picture], rowLabels: [String] = [], columnLabels: [String] = [],
    scale: ColorScale? = nil, sharing: Sharing = .grid, enlargement: Enlargement = .alike,
    hasPixelAxes: Bool = false
  ) {
    self.columns = columns
    self.pictures = pictures
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.scale = scale
    self.sharing = sharing
    self.enlargement = enlargement
    self.hasPixelAxes = hasPixelAxes
  }

  var rows: Int {
    guard columns > 0 else { return 0 }
    return pictures.count / columns + (pictures.count % columns > 0 ? 1 : 0)
  }
}
