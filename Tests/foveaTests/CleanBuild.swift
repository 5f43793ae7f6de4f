import Foundation
import Testing

/// A quick site of drawn data and its store, built once by a process that nobody disturbs.
enum CleanBuild {
  static let options = ["build", "--edition", "quick", "--data", "drawn", "--jobs", "2"]

  /// The command line for a site and a store in a folder.
  static func arguments(in folder: String) -> [String] {
    options + ["--out", "\(folder)/site", "--store", "\(folder)/store"]
  }

  /// The files of the site.
  static func tree() throws -> [String: Data] { try shared.get().tree }

  /// How long the build took.
  static func duration() throws -> Duration { try shared.get().duration }

  /// Lends a folder with a copy of the site and the store.
  static func withCopy(_ body: (_ folder: String) throws -> Void) throws {
    let original = try shared.get().folder
    try withTemporaryFolder { folder in
      for name in ["site", "store"] {
        try FileManager.default.copyItem(
          atPath: "\(original)/\(name)", toPath: "\(folder)/\(name)")
      }
      try body(folder)
    }
  }

  private struct Built {
    let folder: String
    let tree: [String: Data]
    let duration: Duration
  }

  private static let shared = Result { () throws -> Built in
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fovea-clean-\(ProcessInfo.processInfo.processIdentifier)").path
    atexit { CleanBuild.remove() }
    let start = ContinuousClock.now
    let outcome = try FoveaProcess().run(arguments(in: folder))
    try #require(outcome.status == 0, "\(outcome.errors)")
    return Built(
      folder: folder, tree: try files(in: "\(folder)/site"),
      duration: ContinuousClock.now - start)
  }

  private static func remove() {
    guard let built = try? shared.get() else { return }
    try? FileManager.default.removeItem(atPath: built.folder)
  }
}
