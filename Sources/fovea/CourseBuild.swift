import BuildGraph
import Cancellations
import Contents
import Datasets
import DrawnCollections
import Experiments
import Foundation
import NearestNames
import SiteBuilder
import Synchronization

/// The course as this command was asked to build it: where data comes from, what runs, what is
/// kept.
struct CourseBuild {
  let experiments: [any Experiment] = Course.experiments
  let options: BuildOptions
  let library: DataLibrary
  /// Raised by Ctrl-C, which a course build listens to from its beginning.
  let cancellation = Interruption.cancellation
  /// What reports are made from.
  let recording: BuildRecording

  init(_ options: BuildOptions, recording: BuildRecording = BuildRecording()) throws {
    Interruption.listen()
    self.options = options
    self.recording = recording
    let said = Mutex(Set<String>())
    library = try DataLibrary(
      DataSelection(
        argument: options.data,
        environmentFolder: ProcessInfo.processInfo.environment["FOVEA_DATA"]),
      threads: options.jobs, cancellation: cancellation,
      broken: options.skipBroken ? .skip : .stop,
      onSkip: { skipped in
        // A folder is listed by every node that reads it.
        if said.withLock({ $0.insert(skipped.description).inserted }) {
          ErrorOutput.print(skipped.description)
        }
      })
    if case .folder = DataSelection(argument: options.data, environmentFolder: nil),
      isAllDrawn
    {
      ErrorOutput.print(
        "\(options.data): none of the collections is here, so all images are drawn.")
    }
  }

  /// Whether anything that some experiments read is real, so that what they show may not be passed
  /// on; what cannot be looked into may be.
  func holdsRealData(for experiments: [any Experiment]) -> Bool {
    origins(for: experiments).contains { origin in
      switch origin {
      case .success(let origin): !origin.isDrawn
      case .failure(let error): !(error is MissingStandIn)
      }
    }
  }

  /// Where each collection and photograph that some experiments read comes from, as far as it can
  /// be told.
  func origins(for experiments: [any Experiment]) -> [Result<DataOrigin, any Error>] {
    let needed = NeededData(of: experiments, in: options.edition)
    return needed.collections.map { collection in
      Result { try library.origin(of: collection) }
    } + needed.photos.map { photo in Result { try library.origin(of: photo) } }
  }

  /// Whether nothing real is here; what cannot be looked into is, and stops whoever reads it.
  private var isAllDrawn: Bool {
    origins(for: experiments).allSatisfy { (try? $0.get())?.isDrawn == true }
  }

  /// The experiments behind some ids of experiments, figures, tables or training runs.
  ///
  /// - Throws: `CommandFailure` for wrong usage, with the nearest id.
  func experiments(named ids: [String]) throws -> [any Experiment] {
    try experiments(behind: ids) { [$0.id] + $0.items.map(\.id) }
  }

  /// The experiments that make some figures.
  ///
  /// - Throws: `CommandFailure` for wrong usage, with the nearest figure's id.
  func experiments(making figures: [String]) throws -> [any Experiment] {
    try experiments(behind: figures) { $0.items.filter { $0.kind == .figure }.map(\.id) }
  }

  /// Stops the command after a Ctrl-C.
  ///
  /// - Throws: `CommandFailure` with the status `interrupted`.
  func checkInterruption(_ report: ProgressReport) throws {
    guard cancellation.isCancelled else { return }
    throw CommandFailure(
      "stopped: \(report.finish()). Finished results are kept for the next run, and nothing else "
        + "was written.", status: .interrupted)
  }

  private func experiments(
    behind ids: [String], known: (any Experiment.Type) -> [String]
  ) throws -> [any Experiment] {
    let chosen = try ids.map { id in
      let found = experiments.first { known(type(of: $0)).contains(id.lowercased()) }
      guard let found else {
        throw unknown(id, among: experiments.flatMap { known(type(of: $0)) })
      }
      return type(of: found).id
    }
    return experiments.filter { chosen.contains(type(of: $0).id) }
  }

  private func unknown(_ id: String, among known: [String]) -> CommandFailure {
    let problem =
      if let other = kind(of: id.lowercased()) {
        "“\(id)” is \(other), not a figure."
      } else {
        "there is no “\(id)”."
          + NearestName.question(NearestName.nearest(to: id, among: known).map { [$0] } ?? [])
      }
    return CommandFailure("\(problem) 'fovea list' prints all ids.", status: .wrongUsage)
  }

  /// What something that is no figure is, if there is such an id.
  private func kind(of id: String) -> String? {
    let types = experiments.map { type(of: $0) }
    if types.contains(where: { $0.id == id }) { return "an experiment" }
    return switch types.flatMap({ $0.items }).first(where: { $0.id == id })?.kind {
    case .table: "a table"
    case .run: "a training run"
    case .figure, nil: nil
    }
  }

  /// Computes experiments, or takes their results from the store.
  ///
  /// - Throws: `CommandFailure` that names every experiment that failed, or with the status
  ///   `interrupted`.
  func compute(
    _ experiments: [any Experiment], _ report: ProgressReport
  ) throws -> [ExperimentResult] {
    recording.experiments = experiments
    let store = try WorkingStore.open(options)
    let result = try run(CourseGraph(self, for: experiments).nodes(), in: store, report)
    let failures = result.failures
    guard failures.isEmpty else {
      _ = report.finish()
      throw CommandFailure(
        "\(failures.joined(separator: ", ")) failed, for the reasons above; nothing was written.")
    }
    return try experiments.map { try ExperimentResult($0, result) }
  }

  /// Runs some nodes.
  ///
  /// - Throws: `CommandFailure` with the status `interrupted`, or `FileFailure` when the store
  ///   cannot keep results; failed nodes are told in the result.
  func run(
    _ nodes: [Node], in store: Store, durations: [String: Double] = [:], _ report: ProgressReport
  ) throws -> BuildResult {
    let settings = BuildSettings(
      jobs: options.jobs, memory: options.memory.bytes, durations: durations,
      program: "fovea \(SourceStamps.program.hexadecimal.prefix(12))",
      measuresMemory: recording.measuresMemory)
    let graph = try BuildGraph(nodes)
    let build = Build(
      graph, store: store, settings: settings, cancellation: cancellation
    ) { report.observe($0) }
    let result = build.run()
    recording.note(graph, result)
    try checkInterruption(report)
    if let failure = result.storeFailure {
      _ = report.finish()
      throw failure
    }
    return result
  }
}

extension BuildResult {
  /// Ids of nodes that were tried and failed, sorted.
  var failures: [String] {
    outcomes.compactMap { id, outcome in
      if case .failed = outcome { id } else { nil }
    }.sorted()
  }
}
