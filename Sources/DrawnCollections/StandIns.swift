import Datasets
import ImageFiles

/// What is drawn in place of a collection that is absent.
struct StandIn: Sendable {
  /// What keys call the drawing.
  let name: String
  /// Which algorithm draws; changes with any pixel.
  let version: Int
  let drawing: Drawing

  enum Drawing: Sendable {
    /// Images of one size, drawn into memory.
    case images(DrawnImages)
    /// Pictures that are drawn one at a time.
    case pictures(@Sendable (SplitName) -> any PictureSource)
  }

  /// The stand-in of each collection, by its id: the one place that knows.
  private static let all: [String: StandIn] = [
    DataCollection.mnist.id: StandIn(
      name: "digits", version: DrawnDigits.version, drawing: .images(DrawnDigits.images)),
    DataCollection.fashionMNIST.id: StandIn(
      name: "garments", version: DrawnGarments.version, drawing: .images(DrawnGarments.images)),
    DataCollection.signLanguageMNIST.id: StandIn(
      name: "hand signs", version: DrawnHandSigns.version,
      drawing: .images(DrawnHandSigns.images)),
    DataCollection.cifar10.id: StandIn(
      name: "objects", version: DrawnObjects.version, drawing: .images(DrawnObjects.images)),
    DataCollection.catsAndDogs.id: StandIn(
      name: "cats and dogs", version: DrawnPets.version, drawing: .pictures(DrawnPets.split)),
    DataCollection.seaCreatures.id: StandIn(
      name: "sea creatures", version: DrawnSeaCreatures.version,
      drawing: .images(DrawnSeaCreatures.images)),
  ]

  /// The stand-in of a collection.
  ///
  /// - Throws: `MissingStandIn` when nothing is drawn in its place.
  static func of(_ collection: DataCollection) throws(MissingStandIn) -> StandIn {
    guard let standIn = all[collection.id] else {
      throw MissingStandIn(name: collection.name, id: collection.id)
    }
    return standIn
  }
}

/// What is drawn in place of a photograph that is absent: the scene of the file's name.
struct PhotoStandIn: Sendable {
  let name: String
  let version: Int
  let draw: @Sendable () -> PixelImage

  /// The stand-in of a photograph.
  ///
  /// - Throws: `MissingStandIn` when nothing is drawn in its place.
  static func of(_ photo: Photo) throws(MissingStandIn) -> PhotoStandIn {
    guard let scene = DrawnScene(rawValue: photo.fileName) else {
      throw MissingStandIn(name: photo.name, id: DataCollection.photos.id)
    }
    return PhotoStandIn(
      name: "scene \(scene.rawValue)", version: scene.version, draw: scene.painted)
  }
}

/// A collection or a photograph that is not there, and has no stand-in.
public struct MissingStandIn: Error, Equatable, CustomStringConvertible {
  /// The name in sentences.
  public let name: String
  /// The id of the collection to fetch.
  public let id: String

  public init(name: String, id: String) {
    self.name = name
    self.id = id
  }

  public var description: String {
    "The data folder does not have \(name), and nothing is drawn in its place. "
      + "'fovea data fetch \(id)' gets it, or says where it can be had."
  }
}
