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
      in: SelfTest(data: Self.data, threads: 2, numerics: numerics))
  }

  @Test(
    arguments: [
      ("conv2d", 19), ("pooling", 15), ("layers", 15), ("losses", 14), ("optimizers", 6),
      ("networks", 2), ("transforms", 28), ("imaging", 14), ("summaries", 4), ("inputs", 24),
    ], Numerics.allCases)
  func `a topic passes`(topic: (name: String, cases: Int), numerics: Numerics) throws {
    let result = try result(of: topic.name, numerics: numerics)
    let words = SelfTestTable.details(of: result).joined(separator: "\n")
    #expect(result.verdict == .passed, "\(words)")
    #expect(result.checkedCount >= topic.cases, "\(words)")
  }

  @Test(.enabled(if: data != nil, "set FOVEA_DATA"), arguments: Numerics.allCases)
  func `both runs of training pass`(numerics: Numerics) throws {
    let result = try result(of: "training", numerics: numerics)
    #expect(result.verdict == .passed, "\(SelfTestTable.details(of: result))")
    #expect(result.cases.map(\.name) == ["mnist_small/adam", "mnist_small/sgd_momentum"])
    #expect(try #require(result.largestError) > 0)
  }

  @Test func `training without digits is skipped with a reason`() throws {
    let topic = try #require(SelfTest.topics.first { $0.name == "training" })
    let result = topic.result(in: SelfTest())
    #expect(result.verdict == .skipped("needs MNIST: name its folder with --data"))
  }

  @Test func `the topics are those of the reference values, and whole networks`() {
    #expect(
      SelfTest.topics.map(\.name) == [
        "conv2d", "pooling", "layers", "losses", "optimizers", "training", "networks",
        "transforms", "imaging", "summaries", "interpretation", "pretrained", "checkpoints",
        "inputs",
      ])
  }

  @Test(.enabled(if: reference != nil, "set FOVEA_REFERENCE"))
  func `the program's reference values are those of the folder`() throws {
    let folder = ReferenceSource.folder(Self.reference ?? "")
    for topic in SelfTest.topics.map(\.name) where topic != "networks" {
      for file in ["\(topic).json", "\(topic).safetensors"] {
        guard let own = ReferenceSource.program.contents(of: file) else { continue }
        #expect(own == folder.contents(of: file), "\(file)")
      }
    }
    #expect(ReferenceSource.program.contents(of: "conv2d.json") != nil)
    let inputs = try FileManager.default.contentsOfDirectory(
      atPath: "\(Self.reference ?? "")/inputs")
    #expect(!inputs.isEmpty)
    for file in inputs.map({ "inputs/\($0)" }) {
      #expect(
        ReferenceSource.program.contents(of: file) == folder.contents(of: file), "\(file)")
    }
  }

  @Test func `a folder without the program's own topic skips it`() throws {
    let topic = try #require(SelfTest.topics.first { $0.name == "networks" })
    let result = topic.result(in: SelfTest(reference: .folder("/nowhere")))
    #expect(result.verdict == .skipped("not among these reference values"))
  }
}
