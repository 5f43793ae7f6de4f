import ArgumentParser
import Cancellations
import Datasets
import Fetching
import Foundation

/// `fovea data verify`: every file of the collections that are here against its SHA-256.
struct DataVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every file of the collections against its SHA-256.",
    discussion: """
      A collection that is absent is listed and no error; a damaged, missing or foreign file of \
      one that is here is. Nothing is changed.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: DataFolderOptions
  @OptionGroup var chosen: CollectionNames

  func run() throws {
    Interruption.listen()
    let collections = try chosen.collections()
    let folder = options.folder
    guard try folder.exists() else {
      print(
        TerminalText("\(folder.path): there is no such folder, so there is nothing to check."))
      return
    }
    let reports = try reports(on: collections, in: folder.path)
    print(TextTable(header: ["name", "verdict", "files", "size", "form"], rows: reports.map(row)))
    for report in reports {
      for note in report.notes { print(TerminalText("\(report.collection.id): \(note).")) }
    }
    let faults = reports.flatMap { report in
      report.faults.map { "\(report.collection.id): \($0)" }
    }
    guard faults.isEmpty else {
      throw CommandFailure(
        "\(folder.path): \(faults.count) \(faults.count == 1 ? "fault" : "faults").\n"
          + faults.joined(separator: "\n"))
    }
  }

  private func reports(
    on collections: [DataCollection], in folder: String
  ) throws -> [CollectionReport] {
    do {
      return try CollectionVerification(
        in: folder, threads: ProcessInfo.processInfo.activeProcessorCount,
        cancellation: Interruption.cancellation
      ).reports(on: collections)
    } catch let stop as Cancelled {
      throw CommandFailure("\(stop).", status: .interrupted)
    }
  }

  private func row(_ report: CollectionReport) -> [String] {
    let verdict =
      report.faults.isEmpty ? (report.isAbsent ? "absent" : "good") : "\(report.faults.count) bad"
    return [
      report.collection.id, verdict, report.isAbsent ? "" : "\(report.files)",
      ByteCount(report.bytes).words, report.forms.map(\.name).joined(separator: "; "),
    ]
  }
}
