import Experiments
import Figures

/// What pages say of an experiment's results; its figures' data and drawings are kept apart, since
/// a page that is there already needs neither.
struct ReportSummary: Codable {
  let figures: [Caption]
  let tables: [ResultTable]
  let facts: [String: Fact]
  let checks: [Check]

  /// The words around a figure.
  struct Caption: Codable {
    let id: String
    let title: String
    let caption: String
    let alternativeText: String
    let longDescription: String
    let dataOrigin: String
  }

  init(_ report: ExperimentReport) {
    figures = report.figures.map { figure in
      Caption(
        id: figure.id, title: figure.title, caption: figure.caption,
        alternativeText: figure.alternativeText, longDescription: figure.longDescription,
        dataOrigin: figure.dataOrigin)
    }
    tables = report.tables
    facts = report.facts
    checks = report.checks
  }
}
