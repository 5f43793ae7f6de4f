import ArgumentParser
import Experiments
import Foundation
import Tensors

/// The options that every command that computes takes.
struct BuildOptions: ParsableArguments {
  @Option(help: "How much work to do: quick, standard or full.")
  var edition: Edition = .standard

  @Option(
    help: ArgumentHelp(
      "Where images come from: auto, drawn, or a folder of real collections.",
      discussion: "auto takes the folder that FOVEA_DATA names, else data/, else drawn images."))
  var data = "auto"

  @Flag(
    help: ArgumentHelp(
      "Leave out pictures of image folders that cannot be read, and list them.",
      discussion: "Otherwise the first one stops the command."))
  var skipBroken = false

  @Option(help: "Threads to keep busy. The result does not depend on it.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "Memory that work done side by side may take, such as 4G.",
      discussion:
        "An estimate decides what runs at the same time; the result does not depend on it."
    ))
  var memory = MemorySize.ofThisMachine

  @Option(
    help: ArgumentHelp("Where results are kept.", discussion: "FOVEA_STORE, else .fovea/store."))
  var store: String?

  @Option(help: "Arithmetic: exact (the same bits on every machine) or openblas.")
  var numerics: Numerics = .exact

  func validate() throws {
    guard (1...1024).contains(jobs) else {
      throw ValidationError("--jobs \(jobs): give a number of threads from 1 to 1024.")
    }
    if store == "" { throw ValidationError("--store is empty: name a folder.") }
    if data.isEmpty { throw ValidationError("--data is empty: give auto, drawn or a folder.") }
  }

  var storeFolder: String { Self.storeFolder(named: store) }

  /// What was named, else what `FOVEA_STORE` says, else the checkout's own.
  static func storeFolder(named: String?) -> String {
    let environment = ProcessInfo.processInfo.environment["FOVEA_STORE"] ?? ""
    return named ?? (environment.isEmpty ? ".fovea/store" : environment)
  }
}
