public import Foundation
import Synchronization

/// A program of this package, run to its end.
public struct BuiltProgram: Sendable {
  public struct Outcome: Sendable {
    /// The exit code, or the number of the signal that ended it.
    public let status: Int32
    public let wasKilled: Bool
    public let output: String
    public let errors: String
  }

  public let name: String
  public var environment: [String: String]
  /// A command that starts the program, with its own arguments.
  public var launcher: [String]

  public init(_ name: String, environment: [String: String] = [:], launcher: [String] = []) {
    self.name = name
    self.environment = environment
    self.launcher = launcher
  }

  public func run(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    prepare(process, arguments)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Side by side: a program that fills one pipe waits for it to be read.
    let errorText = Mutex(Data())
    let isRead = DispatchSemaphore(value: 0)
    Thread {
      let data = errors.fileHandleForReading.readDataToEndOfFile()
      errorText.withLock { $0 = data }
      isRead.signal()
    }.start()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    isRead.wait()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: errorText.withLock { $0 }, as: UTF8.self))
  }

  func prepare(_ process: Process, _ arguments: [String]) {
    let command = launcher + [Self.folder.appending(path: name).path] + arguments
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    let leaks = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "LeakSuppressions/leaks.txt").path
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
      // Read by the address sanitizer, where the program has one.
      "LSAN_OPTIONS": "suppressions=\(leaks):print_suppressions=0",
    ].merging(environment) { $1 }
  }

  /// Where this build has put its programs: beside the one that runs the tests.
  public static var folder: URL {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests ?? ".build/release/tests").deletingLastPathComponent()
  }
}
