import BuildGraph
import Contents
import Datasets
import Dispatch
import DrawnCollections
import Synchronization

/// What the keys of results hold of the data: the files of every collection that experiments read,
/// or the drawings in their place.
struct DataContents {
  private let collections: [String: [Node.Input]]
  private let photos: [String: [Node.Input]]

  /// Reads and hashes every file that is needed, several collections side by side.
  ///
  /// - Throws: `DatasetError` when a file of a needed collection is missing or unreadable,
  ///   `MissingStandIn` when one is neither there nor drawn.
  init(of needed: NeededData, in library: DataLibrary, threads: Int) throws {
    let collections = try Self.map(needed.collections, threads: threads) { collection in
      try library.files(of: collection, hash: Self.hash)
    }
    self.collections = Dictionary(
      uniqueKeysWithValues: zip(needed.collections.map(\.id), collections.map(Self.inputs)))
    let photos = try Self.map(needed.photos, threads: threads) { photo in
      try library.files(of: photo, hash: Self.hash)
    }
    self.photos = Dictionary(
      uniqueKeysWithValues: zip(needed.photos.map(\.path), photos.map(Self.inputs)))
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

  /// - Throws: the error of the first value that has one.
  private static func map<Value: Sendable, Found: Sendable>(
    _ values: [Value], threads: Int, _ body: @Sendable (Value) throws -> Found
  ) throws -> [Found] {
    let results = Mutex([Result<Found, any Error>?](repeating: nil, count: values.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < values.count else { return }
        let result = Result { try body(values[number]) }
        results.withLock { $0[number] = result }
      }
    }
    return try results.withLock { $0 }.compactMap { try $0?.get() }
  }

  private static func hash(_ bytes: [UInt8]) -> String { ContentHash(of: bytes).hexadecimal }

  private static func inputs(_ files: [CollectionFile]) -> [Node.Input] {
    files.map { .content(name: $0.path, hash: ContentHash(of: $0.hash)) }
  }
}
