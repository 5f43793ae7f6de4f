import BuildGraph
import Contents
import Datasets
import Dispatch
import DrawnCollections
import Synchronization

/// What the keys of results hold of the data: the files of every collection that experiments read,
/// or the drawings in their place.
struct DataContents {
  private let collections: [String: Source]
  private let photos: [String: Source]

  /// A collection or a photograph, as far as it can be read.
  struct Source: Sendable {
    /// What messages and pages call it.
    let name: String
    /// Real files, or one drawing.
    let files: [CollectionFile]
    /// The drawing in place of what is absent.
    let drawing: DataDrawing?
    /// Why it cannot be read: then every node that reads it fails, and no other.
    let fault: (any Error)?
    /// Hashes the files once more.
    fileprivate let read: @Sendable () throws -> [CollectionFile]

    var inputs: [Node.Input] {
      if let fault {
        return [.content(name: name, hash: ContentHash(of: "unreadable: \(fault)"))]
      }
      return files.map { .content(name: $0.path, hash: ContentHash(of: $0.hash)) }
    }

    /// - Throws: why it cannot be read.
    func check() throws {
      if let fault { throw fault }
    }

    /// Makes sure that what was computed from the files belongs to the hashes in the key.
    ///
    /// - Throws: `DataChanged`, or why it cannot be read any more.
    func checkUnchanged() throws {
      guard drawing == nil, try read() != files else { return }
      throw DataChanged(name: name)
    }
  }

  /// Reads and hashes every file that is needed, several collections side by side.
  init(of needed: NeededData, in library: DataLibrary, threads: Int) {
    let collections = Self.map(needed.collections, threads: threads) { collection in
      Source(
        name: collection.name, drawing: { try library.drawing(of: collection) },
        read: { try library.files(of: collection, hash: Self.hash) })
    }
    self.collections = Dictionary(
      uniqueKeysWithValues: zip(needed.collections.map(\.id), collections))
    let photos = Self.map(needed.photos, threads: threads) { photo in
      Source(
        name: photo.name, drawing: { try library.drawing(of: photo) },
        read: { try library.files(of: photo, hash: Self.hash) })
    }
    self.photos = Dictionary(uniqueKeysWithValues: zip(needed.photos.map(\.path), photos))
  }

  /// Why each thing that cannot be read cannot, by the name that inputs of nodes have.
  var faults: [String: any Error] {
    var faults: [String: any Error] = [:]
    for source in Array(collections.values) + Array(photos.values) {
      if let fault = source.fault { faults[source.name] = fault }
    }
    return faults
  }

  func of(_ collection: DataCollection) -> Source {
    guard let source = collections[collection.id] else {
      preconditionFailure("\(collection.id) is not among the needed collections")
    }
    return source
  }

  func of(_ photo: Photo) -> Source {
    guard let source = photos[photo.path] else {
      preconditionFailure("\(photo.path) is not among the needed photographs")
    }
    return source
  }

  private static func map<Value: Sendable, Found: Sendable>(
    _ values: [Value], threads: Int, _ body: @Sendable (Value) -> Found
  ) -> [Found] {
    let results = Mutex([Found?](repeating: nil, count: values.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < values.count else { return }
        let found = body(values[number])
        results.withLock { $0[number] = found }
      }
    }
    return results.withLock { $0 }.compactMap(\.self)
  }

  private static func hash(_ bytes: [UInt8]) -> String { ContentHash(of: bytes).hexadecimal }
}

extension DataContents.Source {
  fileprivate init(
    name: String, drawing: () throws -> DataDrawing?,
    read: @escaping @Sendable () throws -> [CollectionFile]
  ) {
    do {
      self.init(name: name, files: try read(), drawing: try drawing(), fault: nil, read: read)
    } catch {
      self.init(name: name, files: [], drawing: nil, fault: error, read: read)
    }
  }
}

/// Data that somebody changed while a build read it.
struct DataChanged: Error, CustomStringConvertible {
  let name: String

  var description: String {
    "the files of \(name) changed while they were read; build again when they are complete"
  }
}
