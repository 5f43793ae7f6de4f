public import Figures
import Foundation

/// What an experiment shows: its figures and tables, and the numbers that prose quotes.
public struct ExperimentReport: Codable, Sendable {
  public let figures: [Figure]
  public let tables: [ResultTable]
  public let facts: [String: Fact]
  public let checks: [Check]
}

extension Experiment {
  /// Draws up the report from stored findings.
  ///
  /// - Parameter json: the findings as `measure` returned them, encoded.
  /// - Returns: the report, with every figure that the experiment lists.
  /// - Throws: `DecodingError` when the bytes are not this experiment's findings, `FigureError` for
  ///   a figure that cannot be drawn, `FactNameError`.
  public func report(onFindings json: [UInt8]) throws -> ExperimentReport {
    let findings = try JSONDecoder().decode(Findings.self, from: Data(json))
    let facts = facts(from: findings)
    for name in facts.keys.sorted() where !Self.factSubjects.contains(name.factSubject) {
      throw FactNameError(experiment: Self.id, fact: name, subjects: Self.factSubjects)
    }
    return ExperimentReport(
      figures: try figures(from: findings), tables: tables(from: findings), facts: facts,
      checks: checks(of: findings))
  }
}

/// A fact whose name nobody could expect before the experiment ran.
///
/// Where an experiment fails, its subjects tell the numbers that are missing from those that were
/// mistyped.
public struct FactNameError: Error, Equatable, CustomStringConvertible {
  public let experiment: String
  public let fact: String
  public let subjects: [String]

  public var description: String {
    "experiment \(experiment): the fact “\(fact)” begins with none of its subjects, "
      + "\(subjects.joined(separator: ", ")). Add “\(fact.factSubject)” to its factSubjects."
  }
}

extension String {
  fileprivate var factSubject: String { String(prefix { $0 != "." }) }
}
