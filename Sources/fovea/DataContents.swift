import BuildGraph
import Contents
import Datasets
import DrawnCollections

/// What the keys of results hold of the data: the files of every collection that experiments read,
/// or the drawings in their place.
struct DataContents {
  private let collections: [String: [Node.Input]]
  private let photos: [String: [Node.Input]]

  /// Reads and hashes every file that is needed.
  ///
  /// - Throws: `DatasetError` when a file of a needed collection is missing or unreadable,
  ///   `MissingStandIn` when one is neither there nor drawn.
  init(of needed: NeededData, in library: DataLibrary) throws {
    collections = try Dictionary(
      uniqueKeysWithValues: needed.collections.map { collection in
        (collection.id, Self.inputs(try library.files(of: collection, hash: Self.hash)))
      })
    photos = try Dictionary(
      uniqueKeysWithValues: needed.photos.map { photo in
        (photo.path, Self.inputs(try library.files(of: photo, hash: Self.hash)))
      })
  }

  func of(_ collection: DataCollection) -> [Node.Input] {
    guard let inputs = collections[collection.id] else {
      preconditionFailure("\(collection.id) is not among the needed collections")
    }
    return inputs
  }

  func of(_ photo: Photo) -> [Node.Input] {
    guard let inputs = photos[photo.path] else {
      preconditionFailure("\(photo.path) is not among the needed photographs")
    }
    return inputs
  }

  private static func hash(_ bytes: [UInt8]) -> String { ContentHash(of: bytes).hexadecimal }

  private static func inputs(_ files: [CollectionFile]) -> [Node.Input] {
    files.map { .content(name: $0.path, hash: ContentHash(of: $0.hash)) }
  }
}
