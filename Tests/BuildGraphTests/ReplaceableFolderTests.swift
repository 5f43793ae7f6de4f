import BuildGraph
import DurableFiles
import Faults
import Foundation
import Testing

/// What keeps a site from a folder is known before anything is built for it.
struct ReplaceableFolderTests {
  private func site(_ path: String) -> ReplaceableFolder {
    ReplaceableFolder(path, marker: "manifest.json") { _ in ["manifest.json"] }
  }

  @Test func `a folder that is not there yet may be made`() throws {
    try withTemporaryFolder { folder in
      let files = try site("\(folder)/new/site").check()
      #expect(files.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/new"))
    }
  }

  @Test func `a pipe in the place of the manifest keeps nobody waiting`() throws {
    try withTemporaryFolder { folder in
      mkfifo("\(folder)/manifest.json", 0o600)
      #expect(throws: FileFailure.self) { try site(folder).check() }
    }
  }

  @Test func `a file on the way to the site is told`() throws {
    try withTemporaryFolder { folder in
      try Data([7]).write(to: URL(fileURLWithPath: "\(folder)/file"))
      #expect(
        throws: FileFailure(
          path: "\(folder)/file/site", action: "create this folder", reason: "Not a directory",
          hint: "A part of the path is a file, not a folder.")
      ) { try site("\(folder)/file/site").check() }
    }
  }

  private static let asNobody = [
    "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
  ]

  /// Root may write everywhere, and only root can become somebody else, who must be able to reach
  /// the program.
  private static let canBecomeNobody =
    (try? BuiltProgram("small-build", launcher: asNobody).run([]).status) == 2

  @Test(
    .enabled(if: canBecomeNobody, "needs root, and a program that others may run"),
    arguments: ["closed/site", "closed/new/site"])
  func `a site needs a folder around it that can be written to`(path: String) throws {
    try withTemporaryFolder { folder in
      chmod(folder, 0o777)
      let closed = "\(folder)/closed"
      try FileManager.default.createDirectory(
        atPath: "\(closed)/site", withIntermediateDirectories: true)
      chmod("\(closed)/site", 0o777)
      let outcome = try BuiltProgram("small-build", launcher: Self.asNobody)
        .run(["\(folder)/store", "\(folder)/\(path)", "one"])
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains(
          "\(closed): cannot write: Permission denied. Make it writable, or name another folder."),
        "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/store"))
    }
  }
}
