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
  ///   a figure that cannot be drawn.
  public func report(onFindings json: [UInt8]) throws -> ExperimentReport {
    let findings = try JSONDecoder().decode(Findings.self, from: Data(json))
    return ExperimentReport(
      figures: try figures(from: findings), tables: tables(from: findings),
      facts: facts(from: findings), checks: checks(of: findings))
  }
}
