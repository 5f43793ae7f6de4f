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
      that no public address offers, it prints what to get and where to put it.

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
    var failures: [String] = []
    for collection in collections {
      do {
        failures += try fetchOne(collection, with: fetch, into: folder, progress)
      } catch let error as DatasetError {
        failures.append("\(collection.id): \(error)")
      }
    }
    guard failures.isEmpty else {
      throw CommandFailure(
        "not everything could be fetched.\n" + failures.joined(separator: "\n")
          + "\nThe same command goes on where it was.")
    }
  }

  /// Fetches one collection, or says how to get it.
  ///
  /// - Returns: what could not be fetched, in words.
  private func fetchOne(
    _ collection: DataCollection, with fetch: CollectionFetch, into folder: DataFolder,
    _ progress: FetchProgress
  ) throws -> [String] {
    if let byHand = collection.byHand, collection.fetchedForm == nil {
      let isPresent =
        try FileManager.default.fileExists(atPath: folder.path)
        && collection.isPresent(in: folder.path)
      print(
        isPresent
          ? "\(collection.id): here already."
          : "\(collection.id): no public address offers it. \(byHand) These paths are in "
            + "\(folder.path).")
      return []
    }
    do {
      let outcome = try fetch.fetch(collection, large: !chosen.names.isEmpty) {
        progress.observe($0)
      }
      progress.finish()
      print(
        "\(collection.id): \(outcome.fetched) fetched, \(outcome.present) here already"
          + (outcome.failures.isEmpty ? "." : ", \(outcome.failures.count) failed."))
      return outcome.failures.map { "\(collection.id): \($0)" }
    } catch let stop as Cancelled {
      progress.finish()
      throw CommandFailure(
        "\(stop). The same command goes on where it was.", status: .interrupted)
    }
  }
}
