import Foundation

/// A program that reads from its standard input and writes to its standard output.
struct ChildProcess {
  let arguments: [String]
  var settings: [String: String] = [:]
  var hidesErrors = false

  /// What it writes; none when it fails.
  func output(for input: String = "") -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("OPENBLAS_") }
      .merging(settings) { $1 }
    let (reading, writing) = (Pipe(), Pipe())
    process.standardInput = reading
    process.standardOutput = writing
    if hidesErrors { process.standardError = FileHandle.nullDevice }
    guard (try? process.run()) != nil else { return nil }
    try? reading.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? reading.fileHandleForWriting.close()
    let data = writing.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}

extension ChildProcess {
  /// What the program measured of a job.
  func measurement(of job: BenchmarkJob) throws -> Measurement? {
    guard let text = output(for: try job.text) else { return nil }
    return try JSONDecoder().decode(Measurement.self, from: Data(text.utf8))
  }

  /// This program itself, in a process that measures one job.
  static var fovea: ChildProcess {
    let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return ChildProcess(arguments: [program ?? CommandLine.arguments[0], "measure"])
  }
}
