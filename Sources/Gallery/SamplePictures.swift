import Datasets
import DrawnCollections
import Figures
import Filters
import ImageFiles
import Mathematics
import Transforms

extension Bitmap {
  /// A drawn picture as figures show it.
  init(_ picture: PixelImage) {
    self.init(
      width: picture.width, height: picture.height,
      channels: picture.channels == .grey ? .grey : .rgb, bytes: picture.pixels)
  }
}

extension PixelImage {
  /// Grey levels as numbers.
  var greyPlane: Plane { Plane(height: height, width: width, pixels: grey().pixels) }

  /// The middle of the picture as a square of so many pixels a side.
  func square(_ side: Int) -> PixelImage {
    let shorter = min(width, height)
    let small = resized(height: height * side / shorter, width: width * side / shorter)
    let (left, top) = ((small.width - side) / 2, (small.height - side) / 2)
    let size = channels.rawValue
    var pixels: [UInt8] = []
    for row in top..<top + side {
      let start = (row * small.width + left) * size
      pixels += small.pixels[start..<start + side * size]
    }
    return PixelImage(width: side, height: side, channels: channels, pixels: pixels)
  }
}

extension NamedMap {
  init(_ name: String, _ plane: Plane) {
    self.init(name, width: plane.width, height: plane.height, values: plane.values)
  }
}

/// The drawn pictures that samples share.
struct SamplePictures {
  static let signsOrigin = "Hand signs drawn by Fovea."
  static let creaturesOrigin = "Sea creatures drawn by Fovea."
  static let petsOrigin = "Cats and dogs drawn by Fovea."
  static let garmentsOrigin = "Garments drawn by Fovea."

  private let signs = LabeledPictures(DrawnHandSigns.training(count: 25))
  private let garments = LabeledPictures(DrawnGarments.training(count: 7))
  private let digits = LabeledPictures(DrawnDigits.training(count: 1))
  private let creatures = LabeledPictures(DrawnSeaCreatures.validation())
  private let pets = DrawnPets.training(count: 8)

  var digit: PixelImage { digits.picture(0) }

  /// A hand sign, 28×28.
  func sign(_ index: Int) -> PixelImage { signs.picture(index) }
  func letter(_ index: Int) -> String { signs.classNames[signs.label(of: index)] }

  /// A garment, 28×28.
  func garment(_ index: Int) -> PixelImage { garments.picture(index) }
  func garmentName(_ index: Int) -> String { garments.classNames[garments.label(of: index)] }

  /// A sea creature, 100×100; there are five of each species, which take turns.
  func creature(_ index: Int) -> PixelImage { creatures.picture(index) }
  func species(_ index: Int) -> String { creatures.classNames[creatures.label(of: index)] }

  /// A cat or, where the index is odd, a dog.
  func pet(_ index: Int) -> PixelImage { pets.picture(index) }
  func petName(_ index: Int) -> String { pets.classNames[pets.label(of: index)] }
}
