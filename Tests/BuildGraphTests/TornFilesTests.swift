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

  @Test func `what another machine may be writing stays for a day`() throws {
    let name = "result.0123456789abcdef.4194305.1"
    #expect(try stays(name))
    #expect(try stays(name, age: 80_000))
    #expect(try !stays(name, age: 90_000))
  }

  @Test(arguments: ["thesis.tex", "a.b.c", "talk.2024.05.17"])
  func `a file that no store wrote stays for ever`(name: String) throws {
    #expect(try stays(name, age: 10_000_000))
  }
}
