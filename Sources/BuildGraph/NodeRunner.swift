import Cancellations
import Contents
import DurableFiles
import Foundation
import Synchronization

/// Looks nodes up and computes them, each when its inputs are there.
final class NodeRunner: Sendable {
  private let build: Build
  private let results = Mutex<[String: NodeOutcome]>([:])
  private let notes = Mutex<[String: NodeTrace]>([:])
  /// Of nodes that were looked up and not found.
  private let keys = Mutex<[String: NodeKey]>([:])
  private let failureOfStore = Mutex<FileFailure?>(nil)
  /// Held by whoever makes a node's contents again, while others wait for them.
  private let repairs = Mutex<[String: NSLock]>([:])
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init(_ build: Build) {
    self.build = build
    start = clock.now
  }

  /// As many as the build may keep busy.
  var threads: Int { build.settings.jobs }
  var outcomes: [String: NodeOutcome] { results.withLock { $0 } }
  var traces: [String: NodeTrace] { notes.withLock { $0 } }

  /// Why the store could not keep a result, which is no node's fault: no other node starts.
  var storeFailure: FileFailure? { failureOfStore.withLock { $0 } }

  /// Settles a node without computing it, if that is possible.
  ///
  /// - Returns: whether it has an outcome now.
  func lookUp(_ number: Int) -> Bool {
    let node = build.graph.nodes[number]
    if let failed = node.inputs.lazy.compactMap(\.nodeID).first(where: { self.record($0) == nil }) {
      return settle(node, .blocked(by: failed))
    }
    if isStopped { return settle(node, .cancelled(Cancelled(place: ""))) }
    do {
      let began = seconds(since: start)
      let key = try NodeKey(of: node, results: record)
      let (found, upstream) = build.store.find(key.hash)
      switch found {
      case .found(let record):
        note(
          NodeTrace(
            key: record.key, began: began, seconds: 0, threads: 0, peakMemory: nil,
            upstream: upstream), of: node)
        build.observe(.reused(node.id))
        return settle(node, .reused(record))
      case .damaged(let path): build.observe(.damaged(node.id, path: path))
      case .absent: break
      }
      keys.withLock { $0[node.id] = key }
      return false
    } catch {
      return settle(node, failed(node, error))
    }
  }

  /// Computes a node that was not in the store.
  func compute(_ number: Int, threads: Int) {
    let node = build.graph.nodes[number]
    guard !isStopped, let key = keys.withLock({ $0.removeValue(forKey: node.id) }) else {
      _ = settle(node, .cancelled(Cancelled(place: "")))
      return
    }
    let began = clock.now
    let isMeasured =
      build.settings.measuresMemory && node.width == .allThreads && ProcessMemory.setBackMark()
    let outcome = outcome(of: node, key, threads: threads)
    note(
      NodeTrace(
        key: key, began: (began - start) / .seconds(1),
        seconds: seconds(since: began), threads: threads,
        peakMemory: isMeasured ? ProcessMemory.mark : nil, upstream: nil), of: node)
    _ = settle(node, outcome)
  }

  private func outcome(of node: Node, _ key: NodeKey, threads: Int) -> NodeOutcome {
    do {
      return .computed(try computed(node, key, threads: threads).record)
    } catch let stop as Cancelled {
      build.observe(.cancelled(node.id, stop))
      return .cancelled(stop)
    } catch let failure as FileFailure where failure == storeFailure {
      return .cancelled(Cancelled(place: ""))
    } catch {
      return failed(node, error)
    }
  }

  /// The bytes of a finished node's part.
  ///
  /// Contents that are damaged or gone are made again, by one reader for all, on no more threads
  /// than that reader has.
  func bytes(of part: String, from id: String, threads: Int) throws -> [UInt8] {
    guard let record = record(id), let entry = record.part(part), let node = build.graph[id] else {
      throw MissingPart(part: part, node: id)
    }
    if case .found(let bytes) = build.store.bytes(of: entry) { return bytes }
    // Nobody waits in a circle: a node's repair waits for those of its inputs alone.
    let repair = repairs.withLock { repairs in
      let repair = repairs[id] ?? NSLock()
      repairs[id] = repair
      return repair
    }
    repair.lock()
    defer { repair.unlock() }
    switch build.store.bytes(of: entry) {
    case .found(let bytes): return bytes
    case .damaged(let path): build.observe(.damaged(id, path: path))
    case .absent:
      build.observe(.damaged(id, path: build.store.folder.contentPath(of: entry.hash)))
    }
    return try remade(entry, of: node, record.key, threads: threads)
  }

  private func remade(
    _ entry: ResultRecord.Part, of node: Node, _ key: NodeKey, threads: Int
  ) throws -> [UInt8] {
    let (record, parts) = try computed(node, key, threads: threads)
    // Not from the store, where somebody may have removed them again.
    guard record.part(entry.name)?.hash == entry.hash,
      let part = parts.first(where: { $0.name == entry.name })
    else { throw DifferentBytes(node: node.id) }
    return part.bytes
  }

  private func computed(
    _ node: Node, _ key: NodeKey, threads: Int
  ) throws -> (record: ResultRecord, parts: [Node.Part]) {
    build.observe(.started(node.id))
    let context = NodeContext(
      threads: threads, cancellation: build.cancellation, inputs: node.inputs,
      fetch: { [self] part, id in try bytes(of: part, from: id, threads: threads) },
      report: { [build] fraction, words in
        build.observe(.progress(node.id, fraction: fraction, words: words))
      })
    let began = clock.now
    let parts = try node.compute(context)
    if let part = Self.firstDouble(parts.map(\.name)) {
      throw DoublePart(part: part, node: node.id)
    }
    let seconds = seconds(since: began)
    let record = ResultRecord(
      key: key, node: node.id,
      parts: parts.map { part in
        ResultRecord.Part(
          name: part.name, hash: ContentHash(of: part.bytes), size: part.bytes.count)
      },
      seconds: seconds, date: Int(Date().timeIntervalSince1970), program: build.settings.program)
    do throws(FileFailure) {
      try build.store.save(parts, as: record)
    } catch {
      throw noted(error)
    }
    build.observe(.finished(node.id, seconds: seconds))
    return (record, parts)
  }

  private static func firstDouble(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }

  private var isStopped: Bool { build.cancellation.isCancelled || storeFailure != nil }

  private func noted(_ failure: FileFailure) -> FileFailure {
    failureOfStore.withLock { $0 = $0 ?? failure }
    return failure
  }

  private func failed(_ node: Node, _ error: any Error) -> NodeOutcome {
    build.observe(.failed(node.id, message: "\(error)"))
    return .failed(message: "\(error)")
  }

  private func record(_ id: String) -> ResultRecord? { results.withLock { $0[id]?.record } }

  private func seconds(since moment: ContinuousClock.Instant) -> Double {
    (clock.now - moment) / .seconds(1)
  }

  private func note(_ trace: NodeTrace, of node: Node) {
    notes.withLock { $0[node.id] = trace }
  }

  private func settle(_ node: Node, _ outcome: NodeOutcome) -> Bool {
    results.withLock { $0[node.id] = outcome }
    return true
  }
}

/// Two parts of one name in a node's result, of which readers would only ever see the first.
public struct DoublePart: Error, Equatable, CustomStringConvertible {
  public let part: String
  public let node: String

  public init(part: String, node: String) {
    self.part = part
    self.node = node
  }

  public var description: String {
    "'\(node)' made two parts '\(part)'; give one of them another name"
  }
}

/// A node that made other bytes the second time, although everything it depends on is the same.
public struct DifferentBytes: Error, Equatable, CustomStringConvertible {
  public let node: String

  public init(node: String) { self.node = node }

  public var description: String {
    "'\(node)' was computed again, because its stored result is damaged, and made other bytes than "
      + "before; it must depend on something that its key does not hold"
  }
}
