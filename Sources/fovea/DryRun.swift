import BuildGraph
import Experiments

/// What a build would compute, and how long that took the last time.
struct DryRun {
  /// A line for each node that would run, and a sum.
  let text: String

  /// All that a build would do, or what it would do for some ids only.
  init(_ build: CourseBuild, only: [String], out: String?) throws {
    let forecast = try CourseForecast(build, out: out)
    let asked =
      try only.isEmpty
      ? forecast.graph.nodes.map(\.id)
      : CourseGraph(build, for: build.experiments(named: only)).nodes().map(\.id)
    var lines: [String] = []
    var (seconds, sure, unknown) = (0.0, 0, 0)
    for id in asked {
      guard let need = forecast.need(of: id) else { continue }
      let last = forecast.lastDuration(of: id)
      seconds += last ?? 0
      if last == nil { unknown += 1 }
      if case .runs = need { sure += 1 }
      let time = last.map { "\(Seconds($0).words) the last time" } ?? "not known how long"
      if case .runs = need {
        lines.append("\(id): \(time)")
      } else {
        lines.append("\(id): \(time), if what it reads comes out differently")
      }
    }
    lines.append(
      lines.isEmpty
        ? "Nothing would be computed: all \(asked.count) results are in the store."
        : "\(sure) would be computed, and \(lines.count - sure) more if what they read changes: "
          + "\(Seconds(seconds).words) of work the last time"
          + (unknown > 0 ? ", \(unknown) not known" : "")
          + ". \(asked.count - lines.count) results are in the store.")
    text = lines.map { "\($0)\n" }.joined()
  }
}
