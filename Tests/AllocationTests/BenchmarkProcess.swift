import Foundation
import Networks
import Tensors

/// How a test's steps descend.
enum Descent: String, CaseIterable {
  case adam = #"{"kind": "Adam", "rate": 0.001, "momentum": 0}"#
  case sgd = #"{"kind": "SGD", "rate": 0.01, "momentum": 0.9}"#
}

/// A few steps without timing, as `fovea-bench measure` reads them.
struct StepsJob {
  let text: String

  static func training(
    _ network: Sequential, batch: Int, _ descent: Descent, loss: Loss = .crossEntropy
  ) throws -> StepsJob {
    try StepsJob(
      network, batch: batch,
      #""mode": "training", "loss": "\#(loss.rawValue)", "optimizer": \#(descent.rawValue)"#)
  }

  static func inference(_ network: Sequential, batch: Int) throws -> StepsJob {
    try StepsJob(network, batch: batch, #""mode": "inference""#)
  }

  private init(_ network: Sequential, batch: Int, _ fields: String) throws {
    let head =
      #"{"input": \#(network.inputShape.axes), "batch": \#(batch), "threads": 2, "runs": 0, \#(fields)}"#
    text = "\(head)\n\(try LayerList(network).json)"
  }
}

/// `fovea-bench`, measuring one job.
enum BenchmarkProcess {
  struct Measurement: Decodable {
    let memory: MemoryUse
  }

  struct MemoryUse: Decodable {
    /// None where the program cannot count.
    let laterAllocations: Int?
    /// Bytes; the peak is beyond what the process had before the network was made.
    let parameters: Int
    let optimizerState: Int
    let activations: Int
    let peak: Int
  }

  /// False where the program says itself that it cannot count, with a sanitizer's own malloc.
  ///
  /// A program that says nothing is left to the tests.
  static let countsAllocations: Bool = {
    guard let network = try? Sequential(input: [1, 1, 1], layers: [Flatten(), Linear(2)]),
      let job = try? StepsJob.inference(network, batch: 1),
      let found = try? measurement(of: job)
    else { return true }
    return found.memory.laterAllocations != nil
  }()

  static func measurement(of job: StepsJob) throws -> Measurement {
    let process = Process()
    process.executableURL = program
    process.arguments = ["measure"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(job.text.utf8))
    try input.fileHandleForWriting.close()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(Measurement.self, from: text)
  }

  /// Beside the program that runs the tests, where the same build has put it.
  private static var program: URL {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests ?? ".build/release/tests")
      .deletingLastPathComponent().appending(path: "fovea-bench")
  }
}
