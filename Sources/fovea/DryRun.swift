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
    var sum = Sum()
    for id in asked {
      let need = forecast.need(of: id)
      let last = forecast.lastDuration(of: id)
      sum.add(need, last)
      if let words = Self.words(need, last) { lines.append("\(id): \(words)") }
    }
    text = (lines + [sum.words]).map { "\($0)\n" }.joined()
  }

  private static func words(_ need: CourseForecast.Need?, _ last: Double?) -> String? {
    let time = last.map { "\(Seconds($0).words) the last time" } ?? "not known how long"
    return switch need {
    case .runs: time
    case .mayRun: "\(time), if what it reads comes out differently"
    case .fails(.data(let fault)): "cannot be computed: \(fault)"
    // It is told of what it reads.
    case .fails(.input), nil: nil
    }
  }

  private struct Sum {
    private var seconds = 0.0
    private var (sure, possible, impossible, unknown, stored) = (0, 0, 0, 0, 0)

    mutating func add(_ need: CourseForecast.Need?, _ last: Double?) {
      switch need {
      case .runs: sure += 1
      case .mayRun: possible += 1
      case .fails:
        impossible += 1
        return
      case nil:
        stored += 1
        return
      }
      seconds += last ?? 0
      if last == nil { unknown += 1 }
    }

    var words: String {
      let failing = impossible > 0 ? " \(impossible) cannot be computed." : ""
      if sure + possible == 0 {
        let all = impossible > 0 ? "\(stored) results are" : "all \(stored) results are"
        return "Nothing would be computed: \(all) in the store.\(failing)"
      }
      return "\(sure) would be computed, and \(possible) more if what they read changes: "
        + "\(Seconds(seconds).words) of work the last time"
        + (unknown > 0 ? ", \(unknown) not known" : "")
        + ". \(stored) results are in the store.\(failing)"
    }
  }
}
