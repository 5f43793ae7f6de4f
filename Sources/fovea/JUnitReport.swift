import BuildGraph
import Experiments
import SiteBuilder

/// `fovea build --junit`: what a build checked, as test cases for whoever shows those.
///
/// Of the elements and attributes that JUnit's readers know, it has only those that all of them do.
struct JUnitReport {
  let xml: String

  fileprivate enum Verdict {
    case passed
    case failed(String)
    case skipped(String)
  }

  fileprivate struct Case {
    let suite: String
    let kind: String
    let name: String
    var seconds = 0.0
    let verdict: Verdict
  }

  init(_ recording: BuildRecording, _ end: BuildEnd) {
    let cases =
      recording.experiments.map { Self.caseOfExperiment($0, recording, end) }
      + Self.casesOfProse(recording, end) + Self.casesOfPages(recording, end)
      + [Self.caseOfBuild(recording, end)]
    var suites: [String] = []
    for name in ["experiments", "prose", "pages", "build"] {
      let members = cases.filter { $0.suite == name }
      if !members.isEmpty { suites.append(Self.suite(name, members)) }
    }
    xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="fovea build" \(Self.counts(cases))>
      \(suites.joined(separator: "\n"))
      </testsuites>

      """
  }
}

/// What was checked.
extension JUnitReport {
  private static func caseOfExperiment(
    _ experiment: some Experiment, _ recording: BuildRecording, _ end: BuildEnd
  ) -> Case {
    let id = type(of: experiment).id
    let nodes = experiment.nodes(in: recording.edition)
    let outcomes = nodes.map { recording.outcome(of: $0) }
    let failure = recording.outcomes?.failures.first { type(of: $0.experiment).id == id }
    let verdict: Verdict =
      if let message = Self.firstFailure(nodes, outcomes) {
        .failed(message)
      } else if outcomes.contains(where: { $0?.record == nil }) {
        .skipped(end.status == .interrupted ? "The build was stopped." : "It was not reached.")
      } else if let failure {
        .failed(failure.message)
      } else {
        .passed
      }
    return Case(
      suite: "experiments", kind: "experiments", name: id,
      seconds: nodes.compactMap { recording.trace(of: $0)?.seconds }.reduce(0, +),
      verdict: verdict)
  }

  private static func firstFailure(_ nodes: [String], _ outcomes: [NodeOutcome?]) -> String? {
    for (id, outcome) in zip(nodes, outcomes) {
      if case .failed(let message) = outcome { return "\(id): \(message)" }
    }
    return nil
  }

  /// Two a file: its forms, and the facts that it quotes.
  private static func casesOfProse(_ recording: BuildRecording, _ end: BuildEnd) -> [Case] {
    let errors = end.problems.compactMap { problem in
      if case .prose(let error) = problem { error } else { nil }
    }
    let wasRead = recording.pages != nil || !errors.isEmpty
    return recording.lectures.flatMap { path in
      [("prose.forms", false), ("prose.facts", true)].map { kind, isAboutFacts in
        let own = errors.filter { $0.position.path == path && $0.isAboutFacts == isAboutFacts }
        let isLacking = isAboutFacts && recording.lecturesLackingFacts.contains(path)
        return Case(
          suite: "prose", kind: kind, name: path,
          verdict: isLacking
            ? .failed("It quotes numbers of an experiment that failed.")
            : verdict(own.map(\.description), wasReached: wasRead))
      }
    }
  }

  /// Two a page: whether it could be written, and whether its links lead somewhere.
  private static func casesOfPages(_ recording: BuildRecording, _ end: BuildEnd) -> [Case] {
    let problems = end.problems.compactMap { problem in
      if case .link(let error) = problem { error } else { nil }
    }
    let wereLinked = recording.site != nil || !problems.isEmpty
    return (recording.pages ?? []).flatMap { path in
      let id = PageGraph.id(ofPage: path)
      let outcome = recording.outcome(of: id)
      let faults = problems.filter { $0.path == path }.map(\.description)
      return [
        Case(
          suite: "pages", kind: "pages.written", name: path,
          seconds: recording.trace(of: id)?.seconds ?? 0,
          verdict: firstFailure([id], [outcome]).map { .failed($0) }
            ?? verdict([], wasReached: outcome?.record != nil)),
        Case(
          suite: "pages", kind: "pages.links", name: path,
          verdict: verdict(faults, wasReached: wereLinked)),
      ]
    }
  }

  /// Whether the build came to its end, with a site in its place unless none was asked for.
  private static func caseOfBuild(_ recording: BuildRecording, _ end: BuildEnd) -> Case {
    let verdict: Verdict =
      if recording.site != nil || end.status == .done {
        .passed
      } else if end.status == .interrupted {
        .skipped("The build was stopped.")
      } else {
        .failed(end.message)
      }
    return Case(
      suite: "build", kind: "build", name: "finished", seconds: recording.seconds,
      verdict: verdict)
  }

  private static func verdict(_ faults: [String], wasReached: Bool) -> Verdict {
    if !faults.isEmpty { return .failed(faults.joined(separator: "\n")) }
    return wasReached ? .passed : .skipped("It was not reached.")
  }
}

/// How it is written.
extension JUnitReport {
  private static func suite(_ name: String, _ cases: [Case]) -> String {
    """
    <testsuite name="\(name)" \(counts(cases)) skipped="\(cases.count(where: \.isSkipped))">
    \(cases.map(line).joined(separator: "\n"))
    </testsuite>
    """
  }

  private static func line(_ test: Case) -> String {
    let start = """
      <testcase name="\(XMLText.attribute(test.name))" classname="\(test.kind)" \
      time="\(XMLText.seconds(test.seconds))"
      """
    switch test.verdict {
    case .passed: return "\(start)/>"
    case .failed(let message):
      let summary = message.prefix { !$0.isNewline }
      return """
        \(start)><failure type="\(test.kind)" message="\(XMLText.attribute(String(summary)))">\
        \(XMLText.content(message))</failure></testcase>
        """
    case .skipped(let why):
      return "\(start)><skipped message=\"\(XMLText.attribute(why))\"/></testcase>"
    }
  }

  private static func counts(_ cases: [Case]) -> String {
    let seconds = cases.filter { $0.suite != "build" || cases.count == 1 }.map(\.seconds)
    return """
      tests="\(cases.count)" failures="\(cases.count(where: \.isFailed))" errors="0" \
      time="\(XMLText.seconds(seconds.reduce(0, +)))"
      """
  }
}

extension JUnitReport.Case {
  fileprivate var isFailed: Bool {
    if case .failed = verdict { true } else { false }
  }

  fileprivate var isSkipped: Bool {
    if case .skipped = verdict { true } else { false }
  }
}

extension BuildEnd {
  fileprivate var problems: [SiteProblem] { (error as? SiteError)?.problems ?? [] }
}

extension ProseError {
  /// Whether a quoted number or word is missing or cannot be written.
  fileprivate var isAboutFacts: Bool {
    if case .fact = fault { true } else { false }
  }
}
