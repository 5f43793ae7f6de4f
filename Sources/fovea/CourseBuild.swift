import BuildGraph
import Cancellations
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

  init(_ options: BuildOptions) throws {
    Interruption.listen()
    self.options = options
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

  /// Refuses findings that do not bear out what the pages say; a quick edition claims nothing.
  ///
  /// - Throws: `CommandFailure` with every claim that does not hold.
  func check(_ results: [ExperimentResult]) throws {
    guard options.edition != .quick else { return }
    let broken = results.flatMap { result in
      result.report.checks.filter { !$0.holds }
        .map { "\(type(of: result.experiment).id): \($0.claim) This does not hold." }
    }
    guard broken.isEmpty else {
      throw CommandFailure(broken.joined(separator: "\nfovea: ") + " Nothing was published.")
    }
  }

  /// Whether anything that some experiments read is real, so that what they show may not be passed
  /// on.
  func holdsRealData(for experiments: [any Experiment]) throws -> Bool {
    try origins(for: experiments).contains { !$0.isDrawn }
  }

  /// Where each collection and photograph that some experiments read comes from.
  func origins(for experiments: [any Experiment]) throws -> [DataOrigin] {
    let needed = NeededData(of: experiments, in: options.edition)
    return try needed.collections.map { try library.origin(of: $0) }
      + needed.photos.map { try library.origin(of: $0) }
  }

  /// Whether nothing real is here; what cannot be looked into is, and stops whoever reads it.
  private var isAllDrawn: Bool {
    let needed = NeededData(of: experiments, in: options.edition)
    return needed.collections.allSatisfy { (try? library.origin(of: $0))?.isDrawn == true }
      && needed.photos.allSatisfy { (try? library.origin(of: $0))?.isDrawn == true }
  }

  /// The experiments behind some ids of experiments, figures, tables or training runs.
  ///
  /// - Throws: `CommandFailure` for wrong usage, with the nearest id.
  func experiments(
    named ids: [String], only kinds: Set<CatalogueItem.Kind>? = nil
  ) throws
    -> [any Experiment]
  {
    let chosen = try ids.map { id in
      let lowered = id.lowercased()
      let found = experiments.first { experiment in
        let type = type(of: experiment)
        return (kinds == nil && type.id == lowered)
          || type.items.contains { $0.id == lowered && kinds?.contains($0.kind) ?? true }
      }
      guard let found else { throw unknown(id, kinds) }
      return type(of: found).id
    }
    return experiments.filter { chosen.contains(type(of: $0).id) }
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

  private func unknown(_ id: String, _ kinds: Set<CatalogueItem.Kind>?) -> CommandFailure {
    let known = experiments.flatMap { experiment in
      let type = type(of: experiment)
      let items = type.items.filter { kinds?.contains($0.kind) ?? true }.map(\.id)
      return kinds == nil ? [type.id] + items : items
    }
    let nearest = NearestName.nearest(to: id, among: known).map { [$0] } ?? []
    return CommandFailure(
      "there is no “\(id)”.\(NearestName.question(nearest)) 'fovea list' prints all ids.",
      status: .wrongUsage)
  }

  /// Computes experiments, or takes their results from the store.
  ///
  /// - Throws: `CommandFailure` that names every experiment that failed, or with the status
  ///   `interrupted`.
  func compute(
    _ experiments: [any Experiment], _ report: ProgressReport
  ) throws
    -> [ExperimentResult]
  {
    let graph = try BuildGraph(try CourseGraph(self, for: experiments).nodes())
    let store = try Store(folder: options.storeFolder)
    let build = Build(graph, store: store, jobs: options.jobs, cancellation: cancellation) {
      report.observe($0)
    }
    let outcomes = build.run()
    try checkInterruption(report)
    let failures = graph.nodes.map(\.id).filter { id in
      if case .failed = outcomes[id] { true } else { false }
    }
    guard failures.isEmpty else {
      _ = report.finish()
      throw CommandFailure(
        "\(failures.joined(separator: ", ")) failed, for the reasons above; nothing was published.")
    }
    return try experiments.map {
      try ExperimentResult($0, edition: options.edition, outcomes)
    }
  }
}
