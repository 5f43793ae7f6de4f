import Foundation

/// The built program, run as a user runs it.
struct FoveaProcess {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  var environment: [String: String] = [:]
  /// In blocks of 1,024 bytes; a write beyond it fails as on a full disk.
  var largestFile: Int?
  /// A command that starts the program, with its own arguments.
  var launcher: [String] = []

  /// Runs the program to its end, with what stands behind `fovea` on the command line.
  func run(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let limit = largestFile.map { "trap '' XFSZ; ulimit -f \($0); " } ?? ""
    process.arguments =
      ["-c", "\(limit)exec \"$0\" \"$@\""] + launcher + [Self.program.path] + arguments
    process.currentDirectoryURL = Self.package
    let leaks = Self.package.appending(path: "Tests/LeakSuppressions/leaks.txt").path
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
      // Read by the address sanitizer, where the program has one.
      "LSAN_OPTIONS": "suppressions=\(leaks):print_suppressions=0",
    ].merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let errorText = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: errorText, as: UTF8.self))
  }

  /// The package's folder, three above this file.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Beside the program that runs the tests, where the same build has put it.
  static var program: URL {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests ?? ".build/release/tests")
      .deletingLastPathComponent().appending(path: "fovea")
  }
}

/// A folder of its own for one test, removed afterwards.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("fovea-test-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

/// Every file below a folder with its bytes.
func files(in folder: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
    if let data = FileManager.default.contents(atPath: "\(folder)/\(path)") { files[path] = data }
  }
  return files
}
