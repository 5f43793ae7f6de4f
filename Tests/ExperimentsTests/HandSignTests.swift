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

  @Test(arguments: [
    // AM1's, AM2's and AM3's accuracy, AM3's epochs, and which claims hold.
    ([0.4, 0.9, 0.95], 4, [true, true]), ([0.4, 0.9, 0.85], 4, [true, false]),
    ([0.91, 0.9, 0.95], 4, [false, true]), ([0.4, 0.9, 0.85], 1, [true]),
  ])
  func `claims follow the accuracies; a single epoch says nothing of depth`(
    _ findings: (accuracies: [Double], epochs: Int, claims: [Bool])
  ) throws {
    let classifiers = findings.accuracies.enumerated().map { place, accuracy in
      """
      {"run":"at\(place + 1)","network":"AM\(place + 1)","parameters":1,\
      "epochs":\(place == 0 ? 30 : findings.epochs),"trainingAccuracy":1,\
      "validationAccuracy":\(accuracy)}
      """
    }
    func claims(areDrawn: Bool) throws -> [Bool] {
      let json = """
        {"areDrawn":\(areDrawn),"classifiers":[\(classifiers.joined(separator: ","))]}
        """
      return try HandSigns().report(onFindings: [UInt8](json.utf8)).checks.map(\.holds)
    }
    #expect(try claims(areDrawn: true) == findings.claims)
    // Of the real hand signs nothing is claimed.
    #expect(try claims(areDrawn: false).isEmpty)
  }

  @Test(arguments: [(100, 0.04, true), (100, 0.2, false), (10, 0.04, false), (10, 0.2, true)])
  func `a gain is claimed where there are near-duplicates, and only there`(
    _ findings: (groups: Int, gain: Double, holds: Bool)
  ) throws {
    let json = """
      {"images":100,"groups":\(findings.groups),"rows":[{"network":"AM1","keepingGroups":0.5,\
      "atRandom":\(0.5 + findings.gain)}]}
      """
    let report = try SplitLeak().report(onFindings: [UInt8](json.utf8))
    #expect(report.checks.map(\.holds) == [findings.holds])
  }

  @Test func `both ways to divide use all images, and test on a fifth of them`() throws {
    let library = try DataLibrary(.drawn, threads: 2)
    for run in SplitLeak().runs(in: .quick) {
      let model = try run.train(in: library, threads: 2, numerics: .exact) { _ in }
      #expect(model.trainingCount + model.testCount == 1_000)
      #expect(abs(model.testCount - 200) <= 24)
    }
  }
}
