public import Cancellations
public import Datasets
import DurableFiles
import Foundation

/// Brings the files of collections from their public addresses into a data folder.
public struct CollectionFetch: Sendable {
  private let dataFolder: String
  private let limits: DownloadLimits
  private let cancellation: Cancellation

  /// What happens while a collection is fetched; paths are inside the data folder.
  public enum Event: Equatable, Sendable {
    case present(path: String)
    case began(path: String, bytes: Int?)
    case progress(path: String, bytes: Int, of: Int?)
    case finished(path: String)
    case unpacking(path: String)
  }

  /// What came of it.
  public struct Outcome {
    /// How many files were brought, and how many were there already.
    public var fetched = 0
    public var present = 0
    public var failures: [any Error] = []
  }

  /// - Parameters:
  ///   - dataFolder: the folder of all collections; it is made if it is not there.
  ///   - limits: how long, how often and how much each file may try.
  ///   - cancellation: looked at while bytes come; what came stays for the next run.
  public init(
    into dataFolder: String, limits: DownloadLimits = DownloadLimits(),
    cancellation: Cancellation = Cancellation()
  ) {
    self.dataFolder = dataFolder
    self.limits = limits
    self.cancellation = cancellation
  }

  /// Fetches what is missing or damaged of a collection.
  ///
  /// - Parameters:
  ///   - collection: one with a public address; of another nothing is fetched.
  ///   - large: whether to fetch files that are only fetched on demand.
  ///   - report: called on the way, from any thread.
  /// - Returns: what was fetched, and every file that could not be.
  /// - Throws: `Cancelled`.
  public func fetch(
    _ collection: DataCollection, large: Bool,
    report: @escaping @Sendable (Event) -> Void = { _ in }
  ) throws -> Outcome {
    var outcome = Outcome()
    guard let form = collection.fetchedForm else { return outcome }
    do {
      try DurableFile.makeFolder("\(dataFolder)/\(form.archiveFolder)")
      if let archive = form.archive {
        try fetch(archive, of: form, report, &outcome)
        return outcome
      }
      try DurableFile.makeFolder("\(dataFolder)/\(form.folder)")
    } catch {
      try note(error, &outcome)
      return outcome
    }
    for file in form.files where !file.addresses.isEmpty && (large || file.need != .onDemand) {
      do {
        try fetch(file, in: form.folder, report, &outcome)
      } catch {
        try note(error, &outcome)
      }
    }
    return outcome
  }

  /// A failure is noted and the next file is fetched; only a wish to stop ends everything.
  private func note(_ error: any Error, _ outcome: inout Outcome) throws {
    if error is Cancelled { throw error }
    outcome.failures.append(error)
  }

  private func fetch(
    _ file: FileFacts, in folder: String, _ report: @escaping @Sendable (Event) -> Void,
    _ outcome: inout Outcome
  ) throws {
    if let path = try presentPath(of: file, in: folder) {
      outcome.present += 1
      return report(.present(path: path))
    }
    let path = "\(folder)/\(file.path)"
    let bytes = file.versions.first { $0.path == file.path }?.bytes
    report(.began(path: path, bytes: bytes))
    try Download(file, to: "\(dataFolder)/\(path)", limits: limits, cancellation: cancellation)
      .run { report(.progress(path: path, bytes: $0, of: bytes)) }
    outcome.fetched += 1
    report(.finished(path: path))
  }

  /// The path of a version that is there and right, nil when none is there or it is to be replaced.
  ///
  /// - Throws: `CollectionFault` for a damaged one that a download would not replace.
  private func presentPath(of file: FileFacts, in folder: String) throws -> String? {
    var seen: Set<String> = []
    var (right, isToReplace) = (String?.none, false)
    for version in file.versions where seen.insert(version.path).inserted {
      let path = "\(folder)/\(version.path)"
      guard FileManager.default.fileExists(atPath: "\(dataFolder)/\(path)") else { continue }
      let versions = file.versions.filter { $0.path == version.path }
      let digest = try FileDigest(
        of: "\(dataFolder)/\(path)", leavingOutReturns: versions.contains(where: \.needsTextHash),
        cancellation)
      if versions.contains(where: { $0.accepts(digest) }) {
        right = right ?? path
      } else if version.path != file.path {
        throw CollectionFault(path: path, digest: digest, expected: versions)
      } else {
        isToReplace = true
      }
    }
    return isToReplace ? nil : right
  }

  /// Fetches and unpacks a form that is published in one piece.
  private func fetch(
    _ archive: FileFacts, of form: CollectionForm, _ report: @escaping @Sendable (Event) -> Void,
    _ outcome: inout Outcome
  ) throws {
    if try isWhole(form) {
      outcome.present += form.files.count
      return report(.present(path: form.folder))
    }
    try fetch(archive, in: form.archiveFolder, report, &outcome)
    let path = "\(form.archiveFolder)/\(archive.path)"
    report(.unpacking(path: path))
    try unpack("\(dataFolder)/\(path)", of: form)
    report(.finished(path: form.folder))
  }

  private func isWhole(_ form: CollectionForm) throws -> Bool {
    try form.files.allSatisfy { file in
      try file.need != .required || presentPath(of: file, in: form.folder) != nil
    }
  }

  /// Unpacks an archive beside its place, checks every file, puts them there and removes it.
  private func unpack(_ archive: String, of form: CollectionForm) throws {
    let folder = "\(dataFolder)/\(form.folder)"
    let temporary = folder + PartialFile.ending
    // While this is locked no other program unpacks, so what is there was left by one that is dead.
    let lock = try PartialFile(of: archive)
    defer {
      lock.discard()
      lock.release()
    }
    try? FileManager.default.removeItem(atPath: temporary)
    // Twice what is known leaves room for the files of which no size is.
    let largest = 2 * max(1 << 20, form.files.compactMap(\.versions[0].bytes).reduce(0, +))
    try ArchiveUnpacking(archive, largest: largest, cancellation).unpack(into: temporary)
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let unpacked = "\(temporary)/\((form.folder as NSString).lastPathComponent)"
    for file in form.files where file.need == .required {
      let digest = try FileDigest(of: "\(unpacked)/\(file.path)", cancellation)
      guard file.versions.contains(where: { $0.accepts(digest) }) else {
        throw CollectionFault(
          path: "\(form.folder)/\(file.path)", digest: digest, expected: file.versions)
      }
    }
    try DurableFile.makeFolder(folder)
    for file in form.files {
      let (from, to) = ("\(unpacked)/\(file.path)", "\(folder)/\(file.path)")
      guard FileManager.default.fileExists(atPath: from) else { continue }
      guard rename(from, to) == 0 else {
        throw FileFailure(path: to, action: "rename a finished file to this name", code: errno)
      }
    }
    unlink(archive)
  }
}
