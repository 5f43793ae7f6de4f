import Foundation

/// The built program, and a signal that reaches it at a certain moment.
struct InterruptedProcess {
  struct Outcome {
    let status: Int32
    /// Whether a signal ended the process, instead of the process itself.
    let wasKilled: Bool
    let errors: String
    /// From the first signal to the end.
    let time: Duration
    /// Whether the process still ran when the moment came.
    let wasReached: Bool
  }

  /// A folder for what the process says.
  let folder: String
  var signals = [SIGINT]

  /// Starts the program, and sends the signals one right after the other when `isTime` says so,
  /// which is asked over and over with all that the process has said so far.
  func run(_ arguments: [String], until isTime: (_ errors: String) -> Bool) throws -> Outcome {
    let process = Process()
    process.executableURL = FoveaProcess.program
    process.arguments = arguments
    process.currentDirectoryURL = FoveaProcess.package
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
    let path = "\(folder)/errors-\(UUID().uuidString).txt"
    try Data().write(to: URL(fileURLWithPath: path))
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    func errors() -> String {
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    try process.run()
    while process.isRunning, !isTime(errors()) { Thread.sleep(forTimeInterval: 0.002) }
    let wasReached = process.isRunning
    let start = ContinuousClock.now
    for signal in signals { kill(process.processIdentifier, signal) }
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      errors: errors(), time: ContinuousClock.now - start, wasReached: wasReached)
  }
}
