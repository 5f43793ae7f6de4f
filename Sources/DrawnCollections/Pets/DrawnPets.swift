public import Datasets
public import ImageFiles
import Mathematics

/// Cats and dogs drawn from a seed: the stand-in for the lecture's photographs, colour pictures of
/// different sizes, each drawn when it is asked for.
///
/// Every picture has a stream of its own, named after its split and number, so that neither the
/// count nor threads change a picture. Cats and dogs take turns.
public struct DrawnPets: PictureSource {
  /// Which algorithm draws them; changes with any pixel.
  public static let version = 1

  /// Pictures for training: as many as the lecture takes unless others are wanted.
  public static func training(count: Int = 4_000) -> DrawnPets {
    DrawnPets(split: .training, count: count)
  }

  /// Pictures for validation: as many as the lecture takes unless others are wanted.
  public static func validation(count: Int = 2_000) -> DrawnPets {
    DrawnPets(split: .validation, count: count)
  }

  /// The pictures of a split; the lecture's collection has none for testing.
  static func split(_ name: SplitName) -> any PictureSource {
    switch name {
    case .training: return training()
    case .validation: return validation()
    case .test: preconditionFailure("the cats and dogs have no split for test")
    }
  }

  public let count: Int
  private let split: SplitName

  private init(split: SplitName, count: Int) {
    precondition(count >= 0, "\(count) pictures cannot be drawn")
    self.split = split
    self.count = count
  }

  public var classNames: [String] { DataCollection.catsAndDogs.classNames }

  public func label(of index: Int) -> Int { index % 2 }

  public func name(of index: Int) -> String {
    "drawn \(classNames[label(of: index)]) \(index) (\(split.rawValue))"
  }

  /// Draws a picture: RGB, the longer side from 200 to 400 pixels.
  public func picture(_ index: Int) -> PixelImage {
    precondition(index >= 0 && index < count, "picture \(index) of \(count)")
    let species: PetTraits.Species = label(of: index) == 0 ? .cat : .dog
    let scene = PetScene(species, using: Self.stream.split("\(split.rawValue)/\(index)"))
    return scene.painted()
  }

  private static let stream = SeededRandom(seed: 0).split("drawn cats and dogs")
}
