import ArgumentParser
import Cancellations
import Datasets
import Fetching
import Foundation

/// `fovea data fetch`: downloads what has a public address, and says what to get by hand.
struct DataFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Download collections, and check them against SHA-256.",
    discussion: """
      Files that are here and whole are not fetched again. A download that was stopped goes on \
      where it was. Without names the very large files of “weights” are left out. For a collection \
      that no public address offers, it prints what to get and where to put it; to name one that \
      is not here is an error.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: DataFolderOptions
  @OptionGroup var chosen: CollectionNames

  @Option(help: "How many minutes one file may take.")
  var minutes = 120

  func validate() throws {
    guard (1...10_000).contains(minutes) else {
      throw ValidationError("--minutes \(minutes): give a number from 1 to 10000.")
    }
  }

  func run() throws {
    Interruption.listen()
    let collections = try chosen.collections()
    let folder = options.folder
    try OutputFolder.refuseUnlessPrivate(
      "\(folder.path)/", otherwise: "name another folder with --data")
    let progress = FetchProgress()
    var limits = DownloadLimits()
    limits.total = .seconds(60 * minutes)
    let fetch = CollectionFetch(
      into: folder.path, limits: limits, cancellation: Interruption.cancellation)
    var (failures, goesOn) = ([String](), false)
    for collection in collections {
      let isPublic = collection.fetchedForm != nil
      do {
        let failed =
          try isPublic
          ? bring(collection, with: fetch, progress) : look(for: collection, in: folder)
        failures += failed
        goesOn = goesOn || (isPublic && !failed.isEmpty)
      } catch let stop as Cancelled {
        progress.finish()
        throw CommandFailure(
          "\(stop). The same command goes on where it was.", status: .interrupted)
      }
    }
    guard failures.isEmpty else {
      throw CommandFailure(
        "not everything could be fetched.\n" + failures.joined(separator: "\n")
          + (goesOn ? "\nThe same command goes on where it was." : ""))
    }
  }

  /// Fetches a collection that has a public address.
  ///
  /// - Returns: what could not be fetched, in words.
  private func bring(
    _ collection: DataCollection, with fetch: CollectionFetch, _ progress: FetchProgress
  ) throws -> [String] {
    let outcome = try fetch.fetch(collection, large: !chosen.names.isEmpty) {
      progress.observe($0)
    }
    progress.finish()
    print(
      "\(collection.id): \(outcome.fetched) fetched, \(outcome.present) here already"
        + (outcome.failures.isEmpty ? "." : ", \(outcome.failures.count) failed."))
    return outcome.failures.map { "\(collection.id): \($0)" }
  }

  /// Looks for a collection that only the reader can bring, or says how to get it.
  ///
  /// - Returns: what is wrong with it, in words; that it is absent only if it was named.
  private func look(for collection: DataCollection, in folder: DataFolder) throws -> [String] {
    let report = try CollectionVerification(
      in: folder.path, threads: ProcessInfo.processInfo.activeProcessorCount,
      cancellation: Interruption.cancellation
    ).reports(on: [collection])[0]
    if report.isAbsent {
      print(
        TerminalText(
          "\(collection.id): no public address offers it. \(collection.byHand ?? "") "
            + "These paths are in \(folder.path)."))
    } else if report.faults.isEmpty {
      print("\(collection.id): here already.")
    }
    if report.isAbsent && report.faults.isEmpty && !chosen.names.isEmpty {
      return ["\(collection.id): it is not here, and cannot be fetched."]
    }
    return report.faults.map { "\(collection.id): \($0)" }
  }
}
