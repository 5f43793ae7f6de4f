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
  /// A folder that cannot be listed is a fault of its collection.
  ///
  /// - Returns: a report for each collection, in their order.
  /// - Throws: `Cancelled`.
  public func reports(on collections: [DataCollection]) throws -> [CollectionReport] {
    let inventories = collections.map { self.inventory(of: $0) }
    let digests = try digests(of: inventories.flatMap { (try? $0.get())?.filesToRead ?? [] })
    return zip(collections, inventories).map { collection, inventory in
      switch inventory {
      case .success(let inventory): inventory.report(digests)
      case .failure(let error):
        CollectionReport(
          collection: collection, forms: [], files: 0, bytes: 0,
          faults: [CollectionFault(error, in: dataFolder)], notes: [])
      }
    }
  }

  private func inventory(
    of collection: DataCollection
  ) -> Result<CollectionInventory, DatasetError> {
    do throws(DatasetError) {
      return .success(try CollectionInventory(of: collection, in: dataFolder))
    } catch {
      return .failure(error)
    }
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

extension CollectionFault {
  /// Something on the way to a collection's files cannot be looked into.
  fileprivate init(_ error: DatasetError, in dataFolder: String) {
    let isInside = error.path.hasPrefix("\(dataFolder)/")
    let words = if case .unreadable(let reason) = error.problem { reason } else { error.complaint }
    self.init(
      path: isInside ? String(error.path.dropFirst(dataFolder.count + 1)) : error.path,
      problem: .unreadable(reason: words))
  }
}
