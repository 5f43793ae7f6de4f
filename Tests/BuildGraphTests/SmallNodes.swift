import BuildGraph
import Foundation
import Synchronization

/// A node whose part `text` is what it says, then what it reads.
func textNode(
  _ id: String, saying text: String? = nil, version: String = "1", reading inputs: [String] = []
) -> Node {
  Node(
    id: id, kind: id, parameters: [.init("says", text ?? id), .init("version", version)],
    inputs: inputs.map { .node($0) }
  ) { context in
    let read = try inputs.sorted().flatMap { try context.bytes(of: "text", from: $0) }
    return [Node.Part("text", Array((text ?? id).utf8) + read)]
  }
}

/// What a build said.
final class BuildLog: Sendable {
  private let events = Mutex<[BuildEvent]>([])

  func add(_ event: BuildEvent) { events.withLock { $0.append(event) } }
  func clear() { events.withLock { $0 = [] } }
  var all: [BuildEvent] { events.withLock { $0 } }

  /// Ids of nodes that were computed, in that order.
  var computed: [String] {
    all.compactMap { if case .finished(let id, _) = $0 { id } else { nil } }
  }

  /// Paths of files that did not hold what was written.
  var damaged: [String] {
    all.compactMap { if case .damaged(_, let path) = $0 { path } else { nil } }
  }

  var reused: [String] { all.compactMap { if case .reused(let id) = $0 { id } else { nil } } }
}

/// Counts from 1.
final class Counter: Sendable {
  private let count = Mutex(0)
  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}

/// Paths of all files below a folder, sorted.
func files(in folder: String) -> [String] {
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
  return names.sorted().map { "\(folder)/\($0)" }.filter {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
  }
}

func flipLastByte(of path: String) throws {
  var bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
  bytes[bytes.count - 1] ^= 1
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}
