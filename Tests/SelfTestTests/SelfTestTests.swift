import Foundation
import SelfTest
import Tensors
import Testing

/// Every topic that is built, against the reference values.
struct SelfTestTests {
  static let reference = ProcessInfo.processInfo.environment["FOVEA_REFERENCE"]
  static let data = ProcessInfo.processInfo.environment["FOVEA_DATA"]

  private func result(of topic: String, numerics: Numerics = .exact) throws -> TopicResult {
    let found = try #require(SelfTest.topics.first { $0.name == topic })
    return found.result(
      in: SelfTest(
        reference: Self.reference ?? "", data: Self.data, threads: 2, numerics: numerics))
  }

  @Test(
    .enabled(if: reference != nil, "set FOVEA_REFERENCE"),
    arguments: [
      ("conv2d", 19), ("pooling", 15), ("layers", 15), ("losses", 14), ("optimizers", 6),
      ("imaging", 14), ("summaries", 4),
    ], Numerics.allCases)
  func `a topic passes`(topic: (name: String, cases: Int), numerics: Numerics) throws {
    let result = try result(of: topic.name, numerics: numerics)
    let words = SelfTestTable.details(of: result).joined(separator: "\n")
    #expect(result.verdict == .passed, "\(words)")
    #expect(result.checkedCount >= topic.cases, "\(words)")
  }

  @Test(
    .enabled(if: reference != nil, "set FOVEA_REFERENCE"),
    .enabled(if: data != nil, "set FOVEA_DATA"))
  func `both runs of training pass`() throws {
    let result = try result(of: "training")
    #expect(result.verdict == .passed, "\(SelfTestTable.details(of: result))")
    #expect(result.cases.map(\.name) == ["mnist_small/adam", "mnist_small/sgd_momentum"])
    #expect(try #require(result.largestError) > 0)
  }

  @Test(.enabled(if: reference != nil, "set FOVEA_REFERENCE"))
  func `training without digits is skipped with a reason`() throws {
    let topic = try #require(SelfTest.topics.first { $0.name == "training" })
    let result = topic.result(in: SelfTest(reference: Self.reference ?? ""))
    #expect(result.verdict == .skipped("needs MNIST: name its folder with --data"))
  }

  @Test func `the topics are those of the reference values`() {
    #expect(
      SelfTest.topics.map(\.name) == [
        "conv2d", "pooling", "layers", "losses", "optimizers", "training", "transforms",
        "imaging", "summaries", "interpretation", "pretrained", "checkpoints", "inputs",
      ])
  }

  @Test(arguments: [1, 2, 3])
  func `the tiny run gives the recorded bits on any number of threads`(threads: Int) throws {
    #expect(Engine.numericsVersion == TinyRun.recorded.version)
    #expect(try TinyRun.hash(threads: threads) == TinyRun.recorded.hash)
  }
}
