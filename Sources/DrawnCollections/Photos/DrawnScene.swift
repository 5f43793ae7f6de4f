public import ImageFiles

/// Drawn scenes that stand in for photographs, each of its photograph's size.
///
/// A scene's raw value is the name of the photograph's file without its ending.
public enum DrawnScene: String, CaseIterable, Sendable {
  /// An astronaut above the Earth.
  case astronaut
  /// A house by the sea, in shades of grey.
  case camera
  /// A tabby cat close by.
  case chelsea
  /// A cup of coffee on a wooden table.
  case coffee
  /// Old coins in rows, in shades of grey.
  case coins
  /// An elephant on dry land.
  case elephantA = "elephant_a"
  /// An elephant and her calf on a green slope.
  case elephantB = "elephant_b"
  /// A rocket on its pad at dusk.
  case rocket
  /// Yellow tube sponges on a reef.
  case yellowSponge = "yellow_sponge"

  /// Which algorithm draws it; changes with any pixel.
  public var version: Int {
    self == .camera ? DrawnPhoto.version : 1
  }

  /// Whether the picture has shades of grey alone.
  public var isGrey: Bool { self == .camera || self == .coins }

  /// Draws the scene, in a few tenths of a second.
  ///
  /// - Returns: H×W or H×W×3 bytes.
  public func painted() -> PixelImage {
    switch self {
    case .astronaut: Self.image(AstronautScene.painted())
    case .camera: DrawnPhoto.picture()
    case .chelsea: Self.image(CatScene.painted())
    case .coffee: Self.image(CoffeeScene.painted())
    case .coins: Self.image(CoinsScene.painted()).grey()
    case .elephantA: Self.image(ElephantScenes.dryLand())
    case .elephantB: Self.image(ElephantScenes.greenSlope())
    case .rocket: Self.image(RocketScene.painted())
    case .yellowSponge: Self.image(SpongeScene.painted())
    }
  }

  private static func image(_ canvas: ColourCanvas) -> PixelImage {
    PixelImage(
      width: canvas.width, height: canvas.height, channels: .rgb, pixels: canvas.pixels)
  }
}
