import DurableFiles
import Foundation
import ImageFiles

/// Where `fovea filter` writes its picture.
struct FilterOutput {
  private let path: String

  /// - Throws: `CommandFailure` for a name that promises another format, and for the picture that is
  ///   filtered.
  init(_ path: String, besides image: String) throws {
    self.path = path
    guard !path.isEmpty else {
      throw CommandFailure("--output is empty: name a file.", status: .wrongUsage)
    }
    guard path != "-" else { return }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isFolder.boolValue {
      throw CommandFailure(
        "\(path): this is a folder. Name a file in it, such as \(Self.example(in: path)).",
        status: .wrongUsage)
    }
    if exists, Self.resolved(path) == Self.resolved(image) {
      throw CommandFailure(
        "\(path): this is the picture itself. Name another file for the result.",
        status: .wrongUsage)
    }
    // A device or a pipe has any name.
    let isSpecial = exists && !Self.isRegular(path)
    guard isSpecial || path.lowercased().hasSuffix(".png") else {
      throw CommandFailure(
        "\(path): the result is a PNG picture. Name a file that ends in .png.",
        status: .wrongUsage)
    }
  }

  /// Writes the picture, and a line on how to read its colours.
  func write(_ bytes: [UInt8], saying picture: FilterPicture) throws {
    let size = "\(picture.image.width)×\(picture.image.height) pixels"
    guard path != "-" else {
      try DurableFile.send(bytes, to: STDOUT_FILENO, shownAs: "standard output")
      return ErrorOutput.print("\(size), \(picture.words)")
    }
    try DurableFile.write(bytes, to: path)
    print("\(path): \(size), \(picture.words)")
  }

  private static func example(in folder: String) -> String {
    "\(folder.hasSuffix("/") ? folder : "\(folder)/")out.png"
  }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  private static func isRegular(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: resolved(path))
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }
}
