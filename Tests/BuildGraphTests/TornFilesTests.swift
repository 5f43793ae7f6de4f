import BuildGraph
import Foundation
import Testing

/// Files that a store finds half written.
struct TornFilesTests {
  /// Puts a file there and opens the store.
  ///
  /// - Returns: whether the file is still there.
  private func stays(_ name: String, age: TimeInterval = 0) throws -> Bool {
    try withTemporaryFolder { folder in
      _ = try Store(folder: folder)
      let path = "\(folder)/partial/\(name)"
      try Data([7]).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: path)
      _ = try Store(folder: folder)
      return FileManager.default.fileExists(atPath: path)
    }
  }

  @Test(arguments: ["result.0123456789abcdef.4194305.1", "result"])
  func `what another machine may be writing stays for a day`(name: String) throws {
    #expect(try stays(name))
    #expect(try stays(name, age: 80_000))
    #expect(try !stays(name, age: 90_000))
  }
}
