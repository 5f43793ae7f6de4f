public import Cancellations
public import Datasets
public import Filters

/// Hands out collections: the real ones where they are, drawn ones where they are absent.
public struct DataLibrary: Sendable {
  /// The folder that real collections are read from, nil when all are drawn.
  public let folder: String?
  private let threads: Int
  private let cancellation: Cancellation

  /// Decides where collections come from.
  ///
  /// - Parameters:
  ///   - selection: what the user asked for.
  ///   - threads: how many draw at once; changes no image.
  ///   - cancellation: looked at between drawings.
  /// - Throws: `DatasetError` when a folder was named but is not there or not readable.
  public init(
    _ selection: DataSelection, threads: Int = 1, cancellation: Cancellation = Cancellation()
  ) throws(DatasetError) {
    folder = try selection.resolvedFolder()
    self.threads = threads
    self.cancellation = cancellation
  }

  /// Where MNIST's images come from.
  ///
  /// - Throws: `DatasetError` when the collection's folder cannot be looked into.
  public func digitsOrigin() throws(DatasetError) -> DataOrigin {
    if let folder, try IDXCollection.mnist.isPresent(in: folder) {
      return .real(collection: IDXCollection.mnist.name)
    }
    return .drawn(standsInFor: IDXCollection.mnist.name)
  }

  /// Digits for training: MNIST's, or drawn ones.
  ///
  /// - Parameter count: the first so many; all of them if nil.
  /// - Returns: N×1×28×28 pixels, 0 to 255, and N labels.
  /// - Throws: `DatasetError` when MNIST is there but damaged or incomplete, `Cancelled`.
  public func trainingDigits(count: Int? = nil) throws -> LabeledImages {
    if let folder, try !digitsOrigin().isDrawn {
      let images = try IDXCollection.mnist.read(\.training, in: folder)
      return count.map(images.prefix) ?? images
    }
    return try DrawnDigits.images.draw(
      .training, count: min(count ?? 60_000, 60_000), threads: threads, cancellation)
  }

  /// Digits for testing: MNIST's, or drawn ones.
  ///
  /// - Parameter count: the first so many; all of them if nil.
  /// - Returns: N×1×28×28 pixels, 0 to 255, and N labels.
  /// - Throws: `DatasetError` when MNIST is there but damaged or incomplete, `Cancelled`.
  public func testDigits(count: Int? = nil) throws -> LabeledImages {
    if let folder, try !digitsOrigin().isDrawn {
      let images = try IDXCollection.mnist.read(\.test, in: folder)
      return count.map(images.prefix) ?? images
    }
    return try DrawnDigits.images.draw(
      .test, count: min(count ?? 10_000, 10_000), threads: threads, cancellation)
  }

  /// The photograph “Camera” in shades of grey, or a drawn scene of the same size.
  ///
  /// - Throws: `DatasetError` or `ImageFileError` when the photograph is there but unreadable.
  public func photo() throws -> DemonstrationPhoto {
    if let folder, let plane = try Photo.camera.grey(in: folder) {
      return DemonstrationPhoto(plane: plane, origin: .real(collection: Photo.camera.name))
    }
    return DemonstrationPhoto(
      plane: DrawnPhoto.seaside(), origin: .drawn(standsInFor: Photo.camera.name))
  }

  /// Where the photograph comes from.
  ///
  /// - Throws: `DatasetError` when its file cannot be looked for.
  public func photoOrigin() throws(DatasetError) -> DataOrigin {
    if let folder, try Photo.camera.isPresent(in: folder) {
      return .real(collection: Photo.camera.name)
    }
    return .drawn(standsInFor: Photo.camera.name)
  }

  /// What the digits depend on: MNIST's files, or the version of the drawing.
  ///
  /// - Throws: `DatasetError` when a file is missing or unreadable.
  public func digitFiles(
    hash: ([UInt8]) -> String
  ) throws(DatasetError) -> [CollectionFile] {
    if let folder, try !digitsOrigin().isDrawn {
      return try IDXCollection.mnist.files(in: folder, hash: hash)
    }
    return [Self.drawing("digits", version: DrawnDigits.version, hash)]
  }

  /// What the photograph depends on: its file, or the version of the drawing.
  ///
  /// - Throws: `DatasetError` when the file is unreadable.
  public func photoFiles(
    hash: ([UInt8]) -> String
  ) throws(DatasetError) -> [CollectionFile] {
    if let folder, try !photoOrigin().isDrawn {
      return try Photo.camera.files(in: folder, hash: hash)
    }
    return [Self.drawing("photo", version: DrawnPhoto.version, hash)]
  }

  private static func drawing(
    _ name: String, version: Int, _ hash: ([UInt8]) -> String
  ) -> CollectionFile {
    CollectionFile(path: "drawn \(name)", hash: hash(Array("version \(version)".utf8)))
  }
}

/// A picture for demonstrations of filters, and where it comes from.
public struct DemonstrationPhoto: Equatable, Sendable {
  /// H×W, whole numbers from 0 to 255.
  public let plane: Plane
  public let origin: DataOrigin
}
