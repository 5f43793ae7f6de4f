import BuildGraph
import Cancellations
import Contents
import Foundation

/// `fovea build --report`: what a build did, node by node, as JSON.
///
/// `ARCHITECTURE.md` says what the fields mean; whoever changes that raises `format`.
struct BuildReport: Encodable {
  private let format = 1
  private let program = "fovea \(SourceStamps.program.hexadecimal.prefix(12))"
  private let began: String
  private let seconds: Double
  private let exit: Exit
  private let totals: Totals
  private let peakMemory: Int?
  private let nodes: [NodeReport]
  private let site: Site?

  private struct Exit: Encodable {
    let code: Int32
    let reason: String
    let message: String?
  }

  private struct Site: Encodable {
    let folder: String
    let treeHash: String
    let written: Int
    let kept: Int
    let removed: Int
  }

  /// How many nodes ended in each way, and what they came to.
  private struct Totals: Encodable {
    let nodes: Int
    let outcomes: [String: Int]
    /// Of what was computed in this build.
    let seconds: Double
    let bytes: Int
  }

  init(_ recording: BuildRecording, _ end: BuildEnd) {
    began = recording.began.formatted(.iso8601)
    seconds = NodeReport.rounded(recording.seconds)
    exit = Exit(
      code: end.status.rawValue, reason: end.status.words,
      message: end.message.isEmpty ? nil : end.message)
    peakMemory = ProcessMemory.peak
    nodes = recording.phases.flatMap { phase in
      phase.graph.nodes.map { NodeReport($0, phase.result, after: recording.last) }
    }
    totals = Totals(
      nodes: nodes.count,
      outcomes: nodes.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 },
      seconds: NodeReport.rounded(
        recording.phases.flatMap(\.result.traces.values).map(\.seconds).reduce(0, +)),
      bytes: nodes.flatMap { $0.parts ?? [] }.map(\.bytes).reduce(0, +))
    site = recording.site.map { site in
      Site(
        folder: site.folder, treeHash: site.hash.hexadecimal, written: site.summary.written,
        kept: site.summary.kept, removed: site.summary.removed)
    }
  }

  /// Keys are sorted, nodes stand after what they read.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}

/// What a report says of one node; what does not apply is left out.
private struct NodeReport: Encodable {
  let id: String
  let kind: String
  let outcome: String
  let began: Double?
  let seconds: Double?
  let threads: Int?
  let peakMemory: Int?
  let upstream: String?
  let message: String?
  let blockedBy: String?
  let parts: [Part]?
  let reason: Reason?

  struct Part: Encodable {
    let name: String
    let bytes: Int
  }

  /// Why it was computed.
  struct Reason: Encodable {
    let why: String
    let changes: [Change]?

    struct Change: Encodable {
      let name: String
      let old: String?
      let new: String?
    }
  }

  init(_ node: Node, _ result: BuildResult, after last: (journal: BuildJournal, store: Store)?) {
    let trace = result.traces[node.id]
    let isComputed = (trace?.threads ?? 0) > 0
    id = node.id
    kind = node.kind
    began = trace.map { Self.rounded($0.began) }
    threads = isComputed ? trace?.threads : nil
    peakMemory = trace?.peakMemory
    upstream = trace?.upstream
    parts = result[node.id]?.record?.parts.map { Part(name: $0.name, bytes: $0.size) }
    var seconds = isComputed ? trace?.seconds : nil
    var message: String?
    var blockedBy: String?
    switch result[node.id] {
    case .computed: outcome = "computed"
    case .reused(let record):
      outcome = trace?.upstream == nil ? "stored" : "upstream"
      seconds = record.seconds
    case .failed(let words):
      outcome = "failed"
      message = words
    case .blocked(let other):
      outcome = "blocked"
      blockedBy = other
    case .cancelled(let stop):
      outcome = "cancelled"
      message = stop.place.isEmpty ? nil : "\(stop)"
    case nil: outcome = "cancelled"
    }
    self.seconds = seconds.map(Self.rounded)
    self.message = message
    self.blockedBy = blockedBy
    reason =
      if isComputed, let key = trace?.key, let last {
        Reason(
          Explanation(ofRunning: node.id, with: key, after: last.journal, in: last.store))
      } else {
        nil
      }
  }

  /// To microseconds.
  static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }
}

extension NodeReport.Reason {
  fileprivate init?(_ explanation: Explanation) {
    switch explanation {
    case .isNew: self.init(why: "new", changes: nil)
    case .isGone: self.init(why: "gone", changes: nil)
    case .changed(let changes):
      self.init(
        why: "changed",
        changes: (changes ?? []).map { Change(name: $0.name, old: $0.old, new: $0.new) })
    case .damaged: self.init(why: "gone", changes: nil)
    case .stored, .follows, .fails: return nil
    }
  }
}

extension ExitStatus {
  /// For reports.
  fileprivate var words: String {
    switch self {
    case .done: "done"
    case .failed: "failed"
    case .wrongUsage: "wrong usage"
    case .missingPart: "missing part"
    case .interrupted: "interrupted"
    }
  }
}
