import BuildGraph
import Experiments

/// A build of some experiments, which leaves the site as it is.
struct ExperimentsBuilding {
  private let build: CourseBuild
  private let experiments: [any Experiment]
  private let progress: ProgressReport
  /// The site that the experiments belong to; what changed is told against its last build.
  private let place: String

  /// - Throws: `CommandFailure` for wrong usage, with the nearest id.
  init(_ build: CourseBuild, of ids: [String], out: String?, _ progress: ProgressReport) throws {
    self.build = build
    self.progress = progress
    experiments = try build.experiments(named: ids)
    build.recording.experiments = experiments
    let folder = OutputFolder.name(out, holdsRealData: build.holdsRealData(for: build.experiments))
    place = ReplaceableFolder(site: folder).path
  }

  /// - Returns: what was done, for people.
  /// - Throws: `CommandFailure` that names every experiment that failed, or with the status
  ///   `interrupted`.
  func run() throws -> String {
    let store = try WorkingStore.open(build.options)
    let journal = BuildJournal(of: place, in: store)
    build.recording.last = (journal, store)
    defer {
      // Read again: a build of the site may have ended meanwhile.
      try? BuildJournal(of: place, in: store).adding(build.recording, isWhole: false)
        .save(in: store)
    }
    let result = try build.run(
      CourseGraph(build, for: experiments).nodes(), in: store, durations: journal.durations,
      progress)
    let outcomes = ExperimentOutcomes(experiments, result, edition: build.options.edition)
    build.recording.outcomes = outcomes
    let words = progress.finish()
    if let failure = outcomes.failureWords { throw CommandFailure(failure) }
    return words
  }
}
