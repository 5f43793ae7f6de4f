import BuildGraph
import Experiments
import SiteBuilder

/// What a build would compute, and how long that took the last time.
struct DryRun {
  /// A line for each node that would run, and a sum.
  let text: String

  init(_ build: CourseBuild, only: [String], out: String?) throws {
    let folder = try OutputFolder.choose(
      named: out, holdsRealData: build.holdsRealData(for: build.experiments))
    let place = ReplaceableFolder(
      folder, marker: SiteManifest.path, listedFiles: SiteManifest.listedFiles
    ).path
    let store = try WorkingStore.open(build.options)
    let experiments = try only.isEmpty ? build.experiments : build.experiments(named: only)
    let graph = try BuildGraph(CourseGraph(build, for: experiments).nodes())
    let durations = BuildJournal(of: place, in: store).durations
    var lines: [String] = []
    var (stored, seconds, unknown) = (0, 0.0, 0)
    for (id, state) in Forecast(graph, in: store).nodes {
      if case .stored = state {
        stored += 1
        continue
      }
      let last = durations[id]
      seconds += last ?? 0
      if last == nil { unknown += 1 }
      let time = last.map { "\(Explanation.duration($0)) the last time" } ?? "not known how long"
      lines.append("\(id): \(time)\(Self.condition(state))")
    }
    lines.append(
      lines.isEmpty
        ? "Nothing would be computed but pages: \(stored) results are in the store."
        : "\(lines.count) would be computed, \(Explanation.duration(seconds)) of work the last "
          + "time\(unknown > 0 ? " and \(unknown) not known" : ""); \(stored) results are in "
          + "the store.")
    text = lines.map { "\($0)\n" }.joined()
  }

  private static func condition(_ state: Forecast.State) -> String {
    if case .follows = state { ", if what it reads changes" } else { "" }
  }
}
