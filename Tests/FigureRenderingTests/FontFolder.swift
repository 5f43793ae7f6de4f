import FigureRendering
import Foundation

/// A folder with copies of the four font files, which a test may spoil; it goes away by itself.
final class FontFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fovea-fonts-\(UUID().uuidString)")
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in try FontFiles.standard().contents() { try write(bytes, name) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  /// What opening the four faces from this folder says, `nil` when all is well.
  func error() -> FontError? {
    do {
      _ = try FontLibrary(files: FontFiles(folders: [path]))
      return nil
    } catch {
      return error
    }
  }
}
