import ArgumentParser
import Experiments

/// `fovea list`: what there is to build, a line each.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the course's experiments and what each makes.",
    discussion: ExitStatus.discussion)

  @Option(help: "Only this lecture's: A, B, C or D.")
  var lecture: String?

  func validate() throws {
    if let lecture, !["A", "B", "C", "D"].contains(lecture.uppercased()) {
      throw ValidationError("--lecture \(lecture): the lectures are A, B, C and D.")
    }
  }

  func run() {
    let rows = Course.experiments.flatMap { experiment in
      let type = type(of: experiment)
      return type.items
        .filter { item in lecture.map { item.lecture == $0.uppercased() } ?? true }
        .map { [$0.lecture, $0.id, $0.kind.rawValue, type.id, $0.summary] }
    }
    let header = ["lecture", "id", "kind", "experiment", "what"]
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    for row in [header] + rows {
      let cells = row.indices.map { column in
        let padding = column == row.count - 1 ? 0 : widths[column] - row[column].count
        return row[column] + String(repeating: " ", count: padding)
      }
      print(cells.joined(separator: "  "))
    }
  }
}
