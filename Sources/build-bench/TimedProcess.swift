import Foundation

/// A program that is run for the time it takes, from its start to its end.
struct TimedProcess {
  let arguments: [String]
  var folder: String?

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// - Returns: seconds, and what it wrote.
  func run() throws -> (seconds: Double, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    let pipe = Pipe()
    process.standardOutput = pipe
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let seconds = (clock.now - start) / .seconds(1)
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(arguments.joined(separator: " ")): failed")
    }
    return (seconds, String(decoding: data, as: UTF8.self))
  }

  /// The folder of this program, where the others lie.
  static var programs: String {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return ((own ?? CommandLine.arguments[0]) as NSString).deletingLastPathComponent
  }
}

/// The times of some runs of the same thing, in seconds.
struct Times {
  private let sorted: [Double]

  init(_ seconds: [Double]) { sorted = seconds.sorted() }

  var median: Double { (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2 }

  /// Median, smallest and largest; bold beyond what is wanted.
  func words(wanted: Double?) -> String {
    let middle = rounded(median)
    let shown = wanted.map { median > $0 } ?? false ? "**\(middle)**" : middle
    return sorted.count == 1
      ? shown : "\(shown) (\(rounded(sorted[0]))–\(rounded(sorted[sorted.count - 1])))"
  }
}

/// Two decimals.
func rounded(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }
