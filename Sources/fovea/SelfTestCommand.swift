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
    for (option, value) in [("--reference", reference), ("--data", data)] where value == "" {
      throw ValidationError("\(option) is empty: name a folder.")
    }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads \(threads): give a number of threads from 1 to 1024.")
    }
  }

  func run() throws {
    let folder = reference ?? Self.environment("FOVEA_REFERENCE")
    if let folder {
      try Self.checkFolder(
        folder,
        "one of reference values with --reference or FOVEA_REFERENCE, or neither for "
          + "those that the program was built with")
    }
    let dataFolder = data ?? Self.environment("FOVEA_DATA")
    if let dataFolder {
      try Self.checkFolder(
        dataFolder,
        "that of the collections with --data or FOVEA_DATA, or neither to skip the "
          + "topics that need one")
    }
    let test = SelfTest(
      reference: folder.map { .folder($0) } ?? .program, data: dataFolder, threads: threads,
      numerics: numerics)
    print(SelfTestTable.header)
    let results = test.run { result in
      print(SelfTestTable.row(of: result))
      for line in SelfTestTable.details(of: result) { print(line) }
    }
    let sameBits = try printHash()
    let unread = results.filter(\.couldNotBeRead).map(\.topic)
    let different =
      results.filter(\.computesDifferently).map(\.topic)
      + (sameBits ? [] : ["the hash of the tiny run"])
    let sentences = [
      (different, "this machine does not compute as it should"),
      (unread, "reference values or data could not be read, for the reasons above"),
    ].filter { !$0.0.isEmpty }.map { "\($0.1): \($0.0.joined(separator: ", "))." }
    if !sentences.isEmpty { throw CommandFailure(sentences.joined(separator: "\nfovea: ")) }
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

  private static func checkFolder(_ folder: String, _ advice: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw CommandFailure("\(folder): there is no such folder. Name \(advice).")
    }
  }
}
