import BuildGraph
import Datasets
import DrawnCollections
import Experiments

/// What the keys of results hold of the data: the files of every collection that the course looks
/// at, or the drawings in their place.
struct DataContents {
  private let collections: [String: [Node.Input]]
  private let photos: [String: [Node.Input]]

  /// Reads and hashes every file.
  ///
  /// - Throws: `DatasetError` when a file of a real collection is missing or unreadable.
  init(of library: DataLibrary) throws {
    collections = try Dictionary(
      uniqueKeysWithValues: Course.collections.map { collection in
        (collection.id, Self.inputs(try library.files(of: collection, hash: Self.hash)))
      })
    photos = try Dictionary(
      uniqueKeysWithValues: Course.photos.map { photo in
        (photo.path, Self.inputs(try library.files(of: photo, hash: Self.hash)))
      })
  }

  func of(_ collection: DataCollection) -> [Node.Input] { collections[collection.id] ?? [] }

  func of(_ photo: Photo) -> [Node.Input] { photos[photo.path] ?? [] }

  private static func hash(_ bytes: [UInt8]) -> String { ContentHash(of: bytes).hexadecimal }

  private static func inputs(_ files: [CollectionFile]) -> [Node.Input] {
    files.map { .content(name: $0.path, hash: ContentHash(of: $0.hash)) }
  }
}
