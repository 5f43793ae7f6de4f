public import Cancellations
public import Datasets
public import Filters
public import ImageFiles

/// Hands out collections: the real ones where they are, drawn ones where they are absent.
///
/// A real collection that is damaged or incomplete is an error, never a reason to draw.
public struct DataLibrary: Sendable {
  /// The folder that real collections are read from, nil when all are drawn.
  public let folder: String?
  private let threads: Int
  private let cancellation: Cancellation
  private let broken: BrokenPictures
  private let onSkip: @Sendable (SkippedPictures) -> Void

  /// Decides where collections come from.
  ///
  /// - Parameters:
  ///   - selection: what the user asked for.
  ///   - threads: how many draw at once; changes no image.
  ///   - cancellation: looked at between drawings.
  ///   - broken: what to do with files in image folders that are no readable pictures.
  ///   - onSkip: called with what was left out, each time that anything was.
  /// - Throws: `DatasetError` when a folder was named but is not there or not readable.
  public init(
    _ selection: DataSelection, threads: Int = 1, cancellation: Cancellation = Cancellation(),
    broken: BrokenPictures = .stop, onSkip: @escaping @Sendable (SkippedPictures) -> Void = { _ in }
  ) throws(DatasetError) {
    folder = try selection.resolvedFolder()
    self.threads = threads
    self.cancellation = cancellation
    self.broken = broken
    self.onSkip = onSkip
  }

  /// The same library with nothing but drawn collections.
  public var drawn: DataLibrary { DataLibrary(drawnAs: self) }

  private init(drawnAs other: DataLibrary) {
    folder = nil
    threads = other.threads
    cancellation = other.cancellation
    broken = .stop
    onSkip = { _ in }
  }

  /// Images of one size, for training or testing.
  ///
  /// - Parameters:
  ///   - split: one of those that the collection is divided into.
  ///   - collection: which one.
  ///   - count: the first so many, of every class where they are sorted by class; all of them if
  ///     nil.
  /// - Returns: N×C×H×W pixels, 0 to 255, and N labels.
  /// - Throws: `DatasetError` when the collection is there but damaged or incomplete,
  ///   `MissingStandIn` when it is absent and not drawn, `Cancelled`.
  public func images(
    _ split: SplitName, of collection: DataCollection, count: Int? = nil
  ) throws -> LabeledImages {
    if let folder = try folder(of: collection) {
      let images = try collection.images(split, in: folder, broken: broken, report: onSkip)
      return count.map(images.sample) ?? images
    }
    switch try StandIn.of(collection).drawing {
    case .images(let images):
      let all = collection.size(of: split)
      return try images.draw(split, count: min(count ?? all, all), threads: threads, cancellation)
    case .pictures:
      preconditionFailure("pictures of \(collection.name) differ in size, so draw them one by one")
    }
  }

  /// Pictures that are opened or drawn when they are asked for, and may differ in size.
  ///
  /// - Parameters:
  ///   - split: one of those that the collection is divided into.
  ///   - collection: which one.
  /// - Returns: the pictures, none of which is kept open.
  /// - Throws: `DatasetError` when the collection is there but damaged or incomplete,
  ///   `MissingStandIn` when it is absent and not drawn, `Cancelled`.
  public func pictures(
    _ split: SplitName, of collection: DataCollection
  ) throws -> any PictureSource {
    if let folder = try folder(of: collection) {
      return try collection.pictures(split, in: folder, broken: broken, report: onSkip)
    }
    switch try StandIn.of(collection).drawing {
    case .images: return LabeledPictures(try images(split, of: collection))
    case .pictures(let source): return source(split)
    }
  }

  /// Where a collection's pictures come from.
  ///
  /// - Throws: `DatasetError` when its folder cannot be looked into, `MissingStandIn`.
  public func origin(of collection: DataCollection) throws -> DataOrigin {
    if try folder(of: collection) != nil { return .real(collection: collection.name) }
    _ = try StandIn.of(collection)
    return .drawn(standsInFor: collection.name)
  }

  /// What a collection's pictures depend on: its files, or the version of the drawing.
  ///
  /// - Parameters:
  ///   - collection: which one.
  ///   - hash: bytes to a short text.
  /// - Returns: paths or the drawing's name, and their hashes.
  /// - Throws: `DatasetError` when a file is missing or unreadable, `MissingStandIn`.
  public func files(
    of collection: DataCollection, hash: ([UInt8]) -> String
  ) throws -> [CollectionFile] {
    if let folder = try folder(of: collection) {
      let files = try collection.files(
        in: folder, hash: hash, skippingBroken: broken == .skip)
      // The same files give other pictures when broken ones are left out.
      return broken == .stop
        ? files : files + [CollectionFile(path: Self.brokenLeftOut, hash: hash([]))]
    }
    let standIn = try StandIn.of(collection)
    return [CollectionFile(drawing: standIn.name, version: standIn.version, hash)]
  }

  /// Stands among the files of a collection whose broken pictures are left out.
  public static let brokenLeftOut = "skip broken"

  /// What is drawn in place of a collection; nil when the real one is there.
  ///
  /// - Throws: `DatasetError` when its folder cannot be looked into, `MissingStandIn`.
  public func drawing(of collection: DataCollection) throws -> DataDrawing? {
    if try folder(of: collection) != nil { return nil }
    let standIn = try StandIn.of(collection)
    return DataDrawing(name: standIn.name, version: standIn.version)
  }

  /// The folder of collections if this one is there.
  private func folder(of collection: DataCollection) throws(DatasetError) -> String? {
    guard let folder, try collection.isPresent(in: folder) else { return nil }
    return folder
  }
}

/// Photographs, each of which is there or drawn for itself.
extension DataLibrary {
  /// A photograph, or a drawn scene of the same size.
  ///
  /// - Throws: `DatasetError` or `ImageFileError` when the photograph is there but unreadable,
  ///   `MissingStandIn` when it is absent and not drawn.
  public func photo(_ photo: Photo) throws -> DemonstrationPhoto {
    if let folder, let picture = try photo.picture(in: folder) {
      return DemonstrationPhoto(picture: picture, origin: .real(collection: photo.name))
    }
    return DemonstrationPhoto(
      picture: try PhotoStandIn.of(photo).draw(), origin: .drawn(standsInFor: photo.name))
  }

  /// Where a photograph comes from.
  ///
  /// - Throws: `DatasetError` when its file cannot be looked for, `MissingStandIn`.
  public func origin(of photo: Photo) throws -> DataOrigin {
    if let folder, try photo.isPresent(in: folder) { return .real(collection: photo.name) }
    _ = try PhotoStandIn.of(photo)
    return .drawn(standsInFor: photo.name)
  }

  /// What is drawn in place of a photograph; nil when the real one is there.
  ///
  /// - Throws: `DatasetError` when its file cannot be looked for, `MissingStandIn`.
  public func drawing(of photo: Photo) throws -> DataDrawing? {
    if let folder, try photo.isPresent(in: folder) { return nil }
    let standIn = try PhotoStandIn.of(photo)
    return DataDrawing(name: standIn.name, version: standIn.version)
  }

  /// What a photograph depends on: its file, or the version of the drawing.
  ///
  /// - Throws: `DatasetError` when the file is unreadable, `MissingStandIn`.
  public func files(
    of photo: Photo, hash: ([UInt8]) -> String
  ) throws -> [CollectionFile] {
    if let folder, try photo.isPresent(in: folder) {
      return try photo.files(in: folder, hash: hash)
    }
    let standIn = try PhotoStandIn.of(photo)
    return [CollectionFile(drawing: standIn.name, version: standIn.version, hash)]
  }
}

/// A drawing in place of data, and which version of it.
public struct DataDrawing: Equatable, Sendable {
  public let name: String
  /// Changes with any pixel.
  public let version: Int
}

/// A picture for demonstrations of filters, and where it comes from.
public struct DemonstrationPhoto: Equatable, Sendable {
  public let picture: PixelImage
  /// The picture in shades of grey: H×W, whole numbers from 0 to 255.
  public let plane: Plane
  public let origin: DataOrigin

  init(picture: PixelImage, origin: DataOrigin) {
    self.picture = picture
    self.origin = origin
    let grey = picture.grey()
    plane = Plane(height: grey.height, width: grey.width, pixels: grey.pixels)
  }
}

extension CollectionFile {
  fileprivate init(drawing name: String, version: Int, _ hash: ([UInt8]) -> String) {
    self.init(path: "drawn \(name)", hash: hash(Array("version \(version)".utf8)))
  }
}

extension DataCollection {
  /// How many pictures the whole collection has in a split.
  fileprivate func size(of split: SplitName) -> Int {
    guard let known = forms[0].splits.first(where: { $0.name == split }) else {
      preconditionFailure("\(name) has no split for \(split.rawValue)")
    }
    return known.count
  }
}
