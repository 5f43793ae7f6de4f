import BuildGraph
import Cancellations
import Contents
import Experiments
import SiteBuilder

/// A build of the whole site: experiments, then pages, then the swap.
struct SiteBuilding {
  private let build: CourseBuild
  private let progress: ProgressReport
  /// Where the site goes.
  let folder: String
  private let target: ReplaceableFolder
  private let assembly: SiteAssembly

  /// What came of it.
  struct Outcome {
    let folder: String
    /// What was done, for people.
    let words: String
    let hash: ContentHash
    let publication: Publication
    /// What failed although the site was put in place.
    let failure: String?
  }

  /// Looks first at what would stop the build at its end.
  ///
  /// - Throws: why a site must not be put there, or which authored file is missing.
  init(_ build: CourseBuild, out: String?, _ progress: ProgressReport) throws {
    self.build = build
    build.recording.experiments = build.experiments
    self.progress = progress
    folder = try OutputFolder.choose(
      named: out, holdsRealData: build.holdsRealData(for: build.experiments))
    target = ReplaceableFolder(site: folder)
    try target.check()
    assembly = try SiteAssembly(build)
    build.recording.lectures = assembly.lectures
  }

  func run() throws -> Outcome {
    let store = try WorkingStore.open(build.options)
    let lock = try lock(in: store)
    defer { withExtendedLifetime(lock) {} }
    Publication.recover(target)
    let journal = BuildJournal(of: target.path, in: store)
    build.recording.last = (journal, store)
    let (publication, failure): (Publication, failure: String?)
    do {
      (publication, failure) = try written(in: store, durations: journal.durations)
    } catch {
      // What it came to is in the store; the next changes are told against that.
      try? journal.adding(build.recording, isWhole: false).save(in: store)
      throw error
    }
    try journal.adding(build.recording, isWhole: true).save(in: store)
    let outcome = try publish(publication, failure: failure)
    // A store that cannot be looked after is no reason to say that the build failed.
    _ = try? StoreCare(store).upkeep()
    return outcome
  }

  /// All files of the site, and what failed although they are there.
  private func written(
    in store: Store, durations: [String: Double]
  ) throws -> (Publication, failure: String?) {
    let graph = try CourseGraph(build, for: build.experiments)
    let nodes = try graph.nodes()
    let course = try build.run(nodes, in: store, durations: durations, progress)
    let results = ExperimentOutcomes(build.experiments, course, edition: build.options.edition)
    build.recording.outcomes = results
    let plan = try assembly.plan(of: results, from: SiteOrigins(build, graph, nodes).provenance())
    build.recording.pages = plan.pages.map(\.path)
    build.recording.lecturesLackingFacts = Set(plan.pagesLackingFacts.map(\.source))
    let pages = try build.run(
      PageGraph(plan).nodes, in: store, durations: durations, progress)
    guard pages.failures.isEmpty else {
      _ = progress.finish()
      throw CommandFailure(
        "\(pages.failures.joined(separator: ", ")) failed, for the reasons above; nothing was "
          + "published.")
    }
    let tree = try plan.tree(PageGraph.written(plan, pages))
    let publication = Publication(
      tree.files.map { Publication.File(path: $0.path, content: $0.content) })
    return (publication, results.failureWords(on: plan))
  }

  private func lock(in store: Store) throws -> BuildLock {
    do {
      return try BuildLock(
        target.path, in: store, as: "fovea build --out \(folder)", cancellation: build.cancellation
      ) { holder in
        ErrorOutput.print("\(folder): another build is writing here (\(holder)); waiting for it.")
      }
    } catch let stop as Cancelled {
      try build.checkInterruption(progress)
      throw stop
    }
  }

  private func publish(
    _ publication: Publication, failure: String?
  ) throws -> Outcome {
    do {
      let summary = try publication.publish(
        to: target, threads: build.options.jobs, cancellation: build.cancellation)
      build.recording.site = BuildRecording.Site(
        folder: folder, summary: summary, hash: publication.treeHash)
      let change =
        summary.isUnchanged ? "the site is unchanged" : "\(summary.written) files are new"
      return Outcome(
        folder: folder, words: "\(progress.finish()); \(change)", hash: publication.treeHash,
        publication: publication, failure: failure)
    } catch is Cancelled {
      try build.checkInterruption(progress)
      throw CommandFailure("stopped")
    }
  }
}

extension ReplaceableFolder {
  /// A folder that a site goes to.
  init(site folder: String) {
    self.init(folder, marker: SiteManifest.path, listedFiles: SiteManifest.listedFiles)
  }
}
