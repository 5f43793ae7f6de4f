import Datasets
import DrawnCollections
import Experiments
import Foundation
import Tensors
import Testing

/// Lecture A's claim on the drawn hand signs, with the settings of the standard edition.
struct HandSignTests {
  @Test func `a deeper network reads more of the drawn hand signs`() throws {
    let library = try DataLibrary(.drawn, threads: 2)
    let experiment = HandSigns()
    let models = try experiment.runs(in: .standard).map { run in
      try run.train(in: library, threads: 2, numerics: .exact) { _ in }
    }
    let findings = try experiment.measure(
      in: Laboratory(
        edition: .standard, library: library, threads: 2, numerics: .exact, models: models))
    let report = try experiment.report(onFindings: [UInt8](try JSONEncoder().encode(findings)))
    let claims = report.checks
    #expect(claims.count == 2 && claims.allSatisfy(\.holds), "\(report.facts)")
  }

  @Test func `both ways to divide use every image once`() throws {
    let library = try DataLibrary(.drawn, threads: 2)
    for run in SplitLeak().runs(in: .quick) {
      let model = try run.train(in: library, threads: 2, numerics: .exact) { _ in }
      #expect(model.trainingCount + model.testCount == 1_000)
      #expect(abs(model.testCount - 200) <= 24)
    }
  }
}
