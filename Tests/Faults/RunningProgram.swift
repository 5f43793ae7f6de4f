import Foundation

/// A program of this package that runs beside the test.
public final class RunningProgram {
  private let process = Process()
  private let errorFile: URL

  /// Starts a program; what it says goes to a file in `folder`.
  public init(_ program: BuiltProgram, _ arguments: [String], in folder: String) throws {
    errorFile = URL(fileURLWithPath: "\(folder)/errors-\(UUID().uuidString).txt")
    try Data().write(to: errorFile)
    program.prepare(process, arguments)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
  }

  public var number: Int32 { process.processIdentifier }
  public var isRunning: Bool { process.isRunning }
  public func send(_ signal: Int32) { kill(number, signal) }

  /// What it has said so far.
  public var errors: String {
    String(decoding: (try? Data(contentsOf: errorFile)) ?? Data(), as: UTF8.self)
  }

  /// Waits for something to come about while the program runs.
  ///
  /// - Returns: false when the program ended first.
  public func wait(until isTime: () -> Bool) -> Bool {
    while !isTime() {
      guard process.isRunning else { return isTime() }
      Thread.sleep(forTimeInterval: 0.002)
    }
    return true
  }

  /// Waits for its end.
  ///
  /// - Returns: its exit code, or the signal that ended it.
  @discardableResult public func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
