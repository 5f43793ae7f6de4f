public import Datasets
public import DrawnCollections

/// A collection that experiments ask for by name.
public enum Collection: String, CaseIterable, Codable, Sendable {
  case digits
  case camera

  /// What a result made from the collection depends on: its files, or the drawing of them.
  ///
  /// - Parameters:
  ///   - library: where collections come from in this build.
  ///   - hash: bytes to a short text.
  /// - Returns: names and hashes, in a fixed order.
  /// - Throws: `DatasetError` when a file of a real collection is missing or unreadable.
  public func contents(
    in library: DataLibrary, hash: ([UInt8]) -> String
  ) throws -> [(name: String, hash: String)] {
    let files: [CollectionFile]
    switch self {
    case .digits: files = try library.digitFiles(hash: hash)
    case .camera: files = try library.photoFiles(hash: hash)
    }
    return files.map { ($0.path, $0.hash) }
  }

  /// Whether real files are used, and what figures say about it.
  ///
  /// - Throws: `DatasetError` when the collection's folder cannot be looked into.
  public func origin(in library: DataLibrary) throws -> DataOrigin {
    switch self {
    case .digits: try library.digitsOrigin()
    case .camera: try library.photoOrigin()
    }
  }

  /// The first images to train on.
  func trainingImages(in library: DataLibrary, count: Int) throws -> LabeledImages {
    switch self {
    case .digits: return try library.trainingDigits(count: count)
    case .camera: preconditionFailure("'\(rawValue)' is one picture; no run can train on it")
    }
  }

  /// The first images to test on.
  func testImages(in library: DataLibrary, count: Int) throws -> LabeledImages {
    switch self {
    case .digits: return try library.testDigits(count: count)
    case .camera: preconditionFailure("'\(rawValue)' is one picture; no run can test on it")
    }
  }
}
