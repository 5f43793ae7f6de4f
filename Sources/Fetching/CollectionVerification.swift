public import Cancellations
public import Datasets
import Dispatch
import Synchronization

/// Holds the files of a data folder against what is known about them.
public struct CollectionVerification: Sendable {
  private let dataFolder: String
  private let threads: Int
  private let cancellation: Cancellation

  /// - Parameters:
  ///   - dataFolder: the folder of all collections; nothing in it is changed.
  ///   - threads: how many files are read at once.
  ///   - cancellation: looked at while files are read.
  public init(
    in dataFolder: String, threads: Int, cancellation: Cancellation = Cancellation()
  ) {
    precondition(threads > 0, "\(threads) threads cannot read")
    self.dataFolder = dataFolder
    self.threads = threads
    self.cancellation = cancellation
  }

  /// Reads every file of some collections, and says what is missing, damaged or foreign.
  ///
  /// - Returns: a report for each collection, in their order.
  /// - Throws: `DatasetError` when a folder cannot be listed, `Cancelled`.
  public func reports(on collections: [DataCollection]) throws -> [CollectionReport] {
    let inventories = try collections.map { try CollectionInventory(of: $0, in: dataFolder) }
    let digests = try digests(of: inventories.flatMap(\.filesToRead))
    return inventories.map { $0.report(digests) }
  }

  /// The digest of each file, or why it has none; largest files first, so that no thread is left
  /// with a large one at the end.
  private func digests(
    of files: [CollectionInventory.File]
  ) throws -> [String: Result<FileDigest, any Error>] {
    let order = files.sorted { ($1.likelySize, $0.path) < ($0.likelySize, $1.path) }
    let next = Atomic(0)
    let found = Mutex<[String: Result<FileDigest, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: min(threads, max(1, order.count))) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < order.count, !cancellation.isCancelled else { return }
        let digest = Result {
          try FileDigest(
            of: "\(dataFolder)/\(order[index].path)",
            leavingOutReturns: order[index].needsTextHash, cancellation)
        }
        found.withLock { $0[order[index].path] = digest }
      }
    }
    try cancellation.check("verifying collections")
    return found.withLock { $0 }
  }
}
