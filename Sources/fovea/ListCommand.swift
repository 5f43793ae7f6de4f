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
    print(TextTable(header: ["lecture", "id", "kind", "experiment", "what"], rows: rows))
  }
}
