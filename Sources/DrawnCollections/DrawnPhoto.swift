public import Filters
import ImageFiles
import Mathematics

/// A drawn scene that stands in for photographs in demonstrations of filters.
public enum DrawnPhoto {
  /// Which algorithm draws it; changes with any pixel.
  public static let version = 1

  /// A house by the sea, 512×512, whole numbers from 0 to 255.
  public static func seaside() -> Plane {
    var scene = SeasideScene(using: SeededRandom(seed: 0).split("drawn photo/seaside"))
    return scene.painted()
  }

  /// The same house as a grey picture.
  static func picture() -> PixelImage {
    let plane = seaside()
    return PixelImage(
      width: plane.width, height: plane.height, channels: .grey,
      pixels: plane.values.map { UInt8($0) })
  }
}
