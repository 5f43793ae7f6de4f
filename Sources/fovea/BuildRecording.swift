import BuildGraph
import Contents
import Experiments
import Foundation

/// What a build did, noted while it runs, for the reports at its end.
final class BuildRecording {
  /// A graph that was run, and what came of it.
  struct Phase {
    let graph: BuildGraph
    let result: BuildResult
  }

  /// A site that was put in place.
  struct Site {
    let folder: String
    let summary: Publication.Summary
    let hash: ContentHash
  }

  /// Whether the memory of single nodes is wanted.
  let measuresMemory: Bool
  let began = Date()
  private let start = ContinuousClock.now

  let edition: Edition
  private(set) var phases: [Phase] = []
  /// The experiments that were asked for.
  var experiments: [any Experiment] = []
  /// What the last build of the same place used, and the store that knows it.
  var last: (journal: BuildJournal, store: Store)?
  var outcomes: ExperimentOutcomes?
  /// The files of prose, by their paths.
  var lectures: [String] = []
  /// The pages' paths, once all prose was read.
  var pages: [String]?
  /// Those files of prose that quote numbers of failed experiments.
  var lecturesLackingFacts: Set<String> = []
  var site: Site?

  init(_ edition: Edition = .standard, measuresMemory: Bool = false) {
    self.edition = edition
    self.measuresMemory = measuresMemory
  }

  /// Since the beginning.
  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  func note(_ graph: BuildGraph, _ result: BuildResult) {
    phases.append(Phase(graph: graph, result: result))
  }

  func outcome(of id: String) -> NodeOutcome? {
    phases.lazy.compactMap { $0.result[id] }.first
  }

  func trace(of id: String) -> NodeTrace? {
    phases.lazy.compactMap { $0.result.traces[id] }.first
  }
}

extension BuildJournal {
  /// The journal after a build, or after the part of it that was reached.
  func adding(_ recording: BuildRecording, isWhole: Bool) -> BuildJournal {
    var journal = self
    let outcomes = recording.phases.reduce(into: [String: NodeOutcome]()) { outcomes, phase in
      outcomes.merge(phase.result.outcomes) { first, _ in first }
    }
    journal.note(outcomes, keepingOthers: !isWhole)
    return journal
  }
}

/// How a build ended, in words and as an exit code.
struct BuildEnd {
  let status: ExitStatus
  /// Empty when all went well.
  let message: String
  /// What was wrong with prose, templates or links, one by one.
  let error: (any Error)?

  static let done = BuildEnd(status: .done, message: "", error: nil)
}
