import ArgumentParser
import Foundation
import SelfTest
import Tensors

/// `fovea selftest`: the engine on this machine against reference values.
struct SelfTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "Compare the engine on this machine with reference values.",
    discussion: """
      Errors are shares of what the tolerance allows: 1 is just allowed. Topics and cases that \
      the engine has no layers for yet are named and skipped. A tolerance of 2e-06·max + 1e-06 \
      allows that share of a tensor's largest value, and a bit more.

      \(ExitStatus.discussion)
      """)

  @Option(
    help: ArgumentHelp(
      "A folder of reference values.",
      discussion: "FOVEA_REFERENCE; without it those that the program was built with."))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "The folder of real collections, for topics that need one.", discussion: "FOVEA_DATA."))
  var data: String?

  @Option(help: "Threads to train on. The result does not depend on it.")
  var threads = 2

  @Option(help: "Arithmetic: exact (the same bits on every machine) or openblas.")
  var numerics: Numerics = .exact

  func validate() throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads \(threads): give a number of threads from 1 to 1024.")
    }
  }

  func run() throws {
    let folder = reference ?? Self.environment("FOVEA_REFERENCE")
    if let folder { try Self.checkFolder(folder) }
    let test = SelfTest(
      reference: folder.map { .folder($0) } ?? .program,
      data: data ?? Self.environment("FOVEA_DATA"), threads: threads,
      numerics: numerics)
    print(SelfTestTable.header)
    let results = test.run { result in
      print(SelfTestTable.row(of: result))
      for line in SelfTestTable.details(of: result) { print(line) }
    }
    let sameBits = try printHash()
    let failed = results.filter { $0.verdict == .failed }.map(\.topic)
    if !failed.isEmpty || !sameBits {
      let parts = failed + (sameBits ? [] : ["the hash of the tiny run"])
      throw CommandFailure(
        "this machine does not compute as it should: \(parts.joined(separator: ", ")).")
    }
  }

  /// Prints the numerics id and the hash; false when the bits are not the recorded ones.
  private func printHash() throws -> Bool {
    let hash = try TinyRun.hash(threads: threads, numerics: numerics)
    let text = String(hash, radix: 16)
    let digits = String(repeating: "0", count: 16 - text.count) + text
    let isRecorded = hash == TinyRun.recorded.hash
    let verdict =
      switch (numerics, isRecorded) {
      case (.exact, true): "as recorded"
      case (.exact, false): "not the recorded bits"
      case (.openblas, _): "nothing is promised about its bits"
      }
    print("numerics \(numerics.id), tiny run \(digits): \(verdict)")
    return numerics == .openblas || isRecorded
  }

  private static func environment(_ name: String) -> String? {
    let value = ProcessInfo.processInfo.environment[name] ?? ""
    return value.isEmpty ? nil : value
  }

  private static func checkFolder(_ folder: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw CommandFailure(
        "\(folder): there is no such folder. Name one of reference values with --reference or "
          + "FOVEA_REFERENCE, or neither for those that the program was built with.")
    }
  }
}
