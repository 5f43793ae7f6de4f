import Foundation

/// matplotlib on the same kind of figure at the same size, run in the same minutes.
struct MatplotlibPeer {
  private static let script = "Benchmarks/peers/figure_speed.py"

  /// What to draw; the size is in points of which 96 make an inch.
  struct Job: Encodable {
    let figure: String
    let format: String
    let width: Double
    let height: Double
    let scale: Double
  }

  struct Measurement: Decodable {
    let milliseconds: Double
    let bytes: Int
  }

  private let python: String

  /// None when there is no Python that can import matplotlib.
  init?() {
    python = ProcessInfo.processInfo.environment["FOVEA_PYTHON"] ?? "python3"
    guard output(of: ["-c", "import matplotlib"], for: Data()) != nil else { return nil }
  }

  /// None when the script fails.
  func measurement(of job: Job) throws -> Measurement? {
    let input = try JSONEncoder().encode(job)
    return try output(of: ["-B", Self.script], for: input).map {
      try JSONDecoder().decode(Measurement.self, from: $0)
    }
  }

  /// What Python writes; none when it fails.
  private func output(of arguments: [String], for input: Data) -> Data? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python] + arguments
    let (reading, writing) = (Pipe(), Pipe())
    process.standardInput = reading
    process.standardOutput = writing
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    try? reading.fileHandleForWriting.write(contentsOf: input)
    try? reading.fileHandleForWriting.close()
    let data = writing.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }
}
