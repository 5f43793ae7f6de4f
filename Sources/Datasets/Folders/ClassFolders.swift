/// What lies in a folder that has a sub-folder for each class.
struct ClassFolders {
  /// In byte order.
  let classNames: [String]
  /// By class, then by name.
  private(set) var pictures: [FolderPicture] = []
  /// Files that are no pictures by their names, or cannot be files at all.
  private(set) var faults: [FolderFault] = []

  /// - Throws: `ImageFolderError` when there are no classes, or one is empty or holds folders;
  ///   `DatasetError` when a folder cannot be read.
  init(_ path: String) throws {
    try DataFile.checkReadable(folder: path)
    classNames = try FolderListing.names(in: path).filter { name throws(DatasetError) in
      try DataFile.kind(of: "\(path)/\(name)") == .folder
    }
    if classNames.isEmpty { throw ImageFolderError(path: path, problem: .noClasses) }
    for (label, name) in classNames.enumerated() {
      let before = pictures.count + faults.count
      try list("\(path)/\(name)", label: label)
      if pictures.count + faults.count == before {
        throw ImageFolderError(path: "\(path)/\(name)", problem: .emptyClass)
      }
    }
  }

  private mutating func list(_ folder: String, label: Int) throws {
    for name in try FolderListing.names(in: folder) {
      let file = "\(folder)/\(name)"
      let picture = FolderPicture(label: label, name: name)
      do {
        switch try DataFile.kind(of: file) {
        case .folder: throw ImageFolderError(path: file, problem: .folderInClass)
        case .absent, .deadLink: throw ImageFolderError(path: file, problem: .deadLink)
        case .file where !Self.isPictureName(name):
          throw ImageFolderError(path: file, problem: .noPictureName)
        case .file: pictures.append(picture)
        }
      } catch let error as ImageFolderError where error.problem == .folderInClass {
        // Not one broken picture: the folder has another layout.
        throw error
      } catch {
        faults.append(FolderFault(picture: picture, error: error))
      }
    }
  }

  /// A first look; the bytes decide when the picture is opened.
  private static func isPictureName(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let ending = parts.last else { return false }
    return ["bmp", "gif", "jfif", "jpe", "jpeg", "jpg", "png", "webp"].contains(ending.lowercased())
  }
}

/// A file in the folder of a class.
struct FolderPicture: Comparable {
  let label: Int
  let name: String

  static func < (left: FolderPicture, right: FolderPicture) -> Bool {
    left.label != right.label
      ? left.label < right.label : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

/// A file that cannot be read as a picture, and why.
struct FolderFault {
  let picture: FolderPicture
  let error: any Error
}
