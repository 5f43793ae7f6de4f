import Cancellations
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
    case pictures(@Sendable (SplitName) -> (any PictureSource)?)
  }

  /// The stand-in of each collection, by its id: the one place that knows.
  private static let all: [String: StandIn] = [
    DataCollection.mnist.id: StandIn(
      name: "digits", version: DrawnDigits.version, drawing: .images(DrawnDigits.images))
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

/// What is drawn in place of a photograph that is absent.
struct PhotoStandIn: Sendable {
  let name: String
  let version: Int
  let draw: @Sendable () -> PixelImage

  /// The stand-in of each photograph, by its file.
  private static let all: [String: PhotoStandIn] = [
    Photo.camera.path: PhotoStandIn(
      name: "photo", version: DrawnPhoto.version, draw: DrawnPhoto.picture)
  ]

  /// The stand-in of a photograph.
  ///
  /// - Throws: `MissingStandIn` when nothing is drawn in its place.
  static func of(_ photo: Photo) throws(MissingStandIn) -> PhotoStandIn {
    guard let standIn = all[photo.path] else {
      throw MissingStandIn(name: photo.name, id: DataCollection.photos.id)
    }
    return standIn
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
