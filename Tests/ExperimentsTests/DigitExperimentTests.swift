import Datasets
import DrawnCollections
import Experiments
import Figures
import Foundation
import Tensors
import Testing

/// The experiments run on drawn digits in their quick edition, once for all tests.
struct DigitExperimentTests {
  private static let report = Result { try quickReport(threads: 2) }

  private static func quickReport(threads: Int) throws -> ExperimentReport {
    let library = try DataLibrary(.drawn, threads: threads)
    let experiment = DigitClassifier()
    let models = try experiment.runs(in: .quick).map { run in
      try run.train(in: library, threads: threads, numerics: .exact) { _ in }
    }
    let laboratory = Laboratory(
      edition: .quick, library: library, threads: threads, numerics: .exact, models: models)
    let findings = try experiment.measure(in: laboratory)
    return try experiment.report(onFindings: [UInt8](try JSONEncoder().encode(findings)))
  }

  private func number(_ name: String) throws -> Double {
    guard case .number(let value) = try Self.report.get().facts[name] else {
      Issue.record("no number is called \(name)")
      return .nan
    }
    return value
  }

  @Test func `an untrained network is at chance and one epoch lifts it far above`() throws {
    // Chance is 0.1; an untrained network may favour one digit, whose share is below a fifth.
    #expect(try number("bt1.untrainedAccuracy") < 0.2)
    #expect(try number("bt1.testAccuracy") > 0.6)
  }

  @Test func `the parameters of BM1 are those of the catalogue`() throws {
    #expect(try number("bm1.parameters") == 17_066)
    #expect(try number("bm1.convolutionParameters") == 3_552)
    #expect(try number("bm1.flattened") == 200)
  }

  @Test func `every figure and table that is listed is made, and nothing else`() throws {
    let report = try Self.report.get()
    let made = Set(report.figures.map(\.id) + report.tables.map(\.id))
    #expect(made == Set(DigitClassifier.items.filter { $0.kind != .run }.map(\.id)))
  }

  @Test func `a claim that the findings do not bear out is reported as such`() throws {
    let accuracy = try #require(Self.report.get().checks.first { $0.claim.contains("98.5 %") })
    // One epoch on 8,000 images is far from it.
    #expect(!accuracy.holds)
  }

  @Test func `a trained model survives being stored`() throws {
    let library = try DataLibrary(.drawn, threads: 2)
    let run = try #require(DigitClassifier().runs(in: .quick).first)
    let model = try run.train(in: library, threads: 2, numerics: .exact) { _ in }
    let bytes = try model.encoded()
    let copy = try TrainedModel(run: run, encoded: bytes)
    #expect(try copy.encoded() == bytes)
    #expect(copy.history == model.history)
    #expect(copy.log == model.log)
  }

  @Test func `the same figures come from one thread and from three`() throws {
    let one = try Self.quickReport(threads: 1)
    #expect(one.figures == (try Self.quickReport(threads: 3)).figures)
  }
}
