public import ImageFiles

/// A folder of pictures: a sub-folder for each class, in the byte order of their names, and in each
/// its pictures, in the byte order of theirs.
///
/// Hidden files and files beside the classes' folders are left out. A picture is opened when it is
/// asked for, so the folder may be larger than memory.
public struct ImageFolder: PictureSource {
  public let classNames: [String]
  /// What was left out, if broken pictures are skipped.
  public let skipped: SkippedPictures
  private let path: String
  private let limits: ImageLimits
  private let pictures: [FolderPicture]

  /// Lists a folder.
  ///
  /// To skip broken pictures, each must be decoded once, on all cores. So that happens here, before
  /// anything is trained, and not when the first one turns up in the middle of an epoch.
  ///
  /// - Parameters:
  ///   - path: the folder; errors name files as they follow from it.
  ///   - broken: what to do with files that are no readable pictures. If they stop the run, those
  ///     that their names give away are found here, others when they are opened, or by
  ///     `checkPictures`.
  ///   - limits: the largest picture to open.
  /// - Throws: `ImageFolderError` when the folder does not look like that, `DatasetError` when a
  ///   folder cannot be read.
  public init(
    _ path: String, broken: BrokenPictures = .stop, limits: ImageLimits = ImageLimits()
  ) throws {
    let listing = try ClassFolders(path)
    if broken == .stop, let first = listing.faults.first { throw first.error }
    let listed = ImageFolder(
      path: path, classNames: listing.classNames, limits: limits, pictures: listing.pictures,
      skipped: SkippedPictures(of: listing.pictures.count))
    self = broken == .stop ? listed : try listed.withoutBroken(besides: listing.faults)
  }

  private init(
    path: String, classNames: [String], limits: ImageLimits, pictures: [FolderPicture],
    skipped: SkippedPictures
  ) {
    self.path = path
    self.classNames = classNames
    self.limits = limits
    self.pictures = pictures
    self.skipped = skipped
  }

  public var count: Int { pictures.count }

  public func label(of index: Int) -> Int { pictures[index].label }

  public func name(of index: Int) -> String {
    let picture = pictures[index]
    return "\(path)/\(classNames[picture.label])/\(picture.name)"
  }

  public func picture(_ index: Int) throws -> PixelImage {
    let file = name(of: index)
    return try PixelImage(decoding: DataFile.bytes(of: file), file: file, limits: limits)
  }

  /// The folder without the pictures that cannot be decoded, and with a list of all left out.
  private func withoutBroken(besides listed: [FolderFault]) throws -> ImageFolder {
    let broken = pictureFaults()
    let faults =
      listed + broken.map { FolderFault(picture: pictures[$0.index], error: $0.error) }
    let isBroken = Set(broken.map(\.index))
    let kept = pictures.indices.filter { !isBroken.contains($0) }.map { pictures[$0] }
    let labels = Set(kept.map(\.label))
    if let empty = classNames.indices.first(where: { !labels.contains($0) }) {
      throw ImageFolderError(
        path: "\(path)/\(classNames[empty])", problem: .onlyBroken(faults.count))
    }
    return ImageFolder(
      path: path, classNames: classNames, limits: limits, pictures: kept,
      skipped: SkippedPictures(
        of: pictures.count + listed.count,
        reasons: faults.sorted { $0.picture < $1.picture }.map { "\($0.error)" }))
  }
}

/// What to do with files of an image folder that are no readable pictures.
public enum BrokenPictures: Hashable, Sendable {
  /// The first one stops the run.
  case stop
  /// They are left out, counted and listed.
  case skip
}

/// The pictures that were left out, for a caller to print.
public struct SkippedPictures: Equatable, Sendable, CustomStringConvertible {
  /// How many there were before any was left out.
  public let total: Int
  /// For each one left out, which file it is and why; in the order of the pictures.
  public let reasons: [String]

  public init(of total: Int, reasons: [String] = []) {
    self.total = total
    self.reasons = reasons
  }

  public var count: Int { reasons.count }

  /// A line that counts, and a line for each picture.
  public var description: String {
    (["\(count) of \(total) pictures skipped\(count == 0 ? "." : ":")"] + reasons.map { "  \($0)" })
      .joined(separator: "\n")
  }
}
