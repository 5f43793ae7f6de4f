import SelfTest
import Testing

/// Cases whose settings are wrong: each is a failure of its own, beside cases that run.
struct DamagedCaseTests {
  private typealias Tensors = [String: (shape: [Int], values: [Float])]

  /// Training of a network with a frozen layer.
  ///
  /// There is one class, so losses and gradients are 0 and nothing changes.
  private static func setting(_ name: String, classes: Int = 1) -> String {
    """
    {"name":"\(name)","kind":"training","batch":1,"classes":\(classes),"runs":["\(name)/run"],\
    "full_loss_before":0,"layers":[{"type":"Flatten"},\
    {"type":"Linear","in":2,"out":2,"bias":false,"frozen":true},\
    {"type":"Linear","in":2,"out":1,"bias":false}]},\
    {"name":"\(name)/run","kind":"run","optimizer":"sgd","lr":0.1,"full_loss_after":0,"tolerance":{\
    "losses_against_losses_f64_absolute":{"step 1..10":1e-6},\
    "gradient_step0_relative_to_max":1e-6,"final_against_final_f64_relative_to_max":1e-6}}
    """
  }

  private static func tensors(_ name: String) -> Tensors {
    let (frozen, last): ([Float], [Float]) = ([1, 2, 3, 4], [5, 6])
    return [
      "\(name)/images": ([1, 1, 1, 2], [7, 8]), "\(name)/labels": ([1], [0]),
      "\(name)/batches": ([1], [0]), "\(name)/initial/1.weight": ([2, 2], frozen),
      "\(name)/initial/2.weight": ([1, 2], last), "\(name)/run/losses": ([1], [0]),
      "\(name)/run/gradient_step0/2.weight": ([1, 2], [0, 0]),
      "\(name)/run/final/1.weight": ([2, 2], frozen), "\(name)/run/final/2.weight": ([1, 2], last),
    ]
  }

  private func networks(_ cases: String..., tensors: Tensors) throws -> TopicResult {
    try result(
      of: "networks", json: "{\(usualTolerance),\"cases\":[\(cases.joined(separator: ","))]}",
      tensors: tensors
    ).result
  }

  @Test func `frozen layers need no gradients`() throws {
    let result = try networks(Self.setting("a"), tensors: Self.tensors("a"))
    #expect(result.verdict == .passed, "\(SelfTestTable.details(of: result))")
    #expect(result.checkedCount == 1)
  }

  @Test(arguments: [(Float(0), TopicResult.Verdict.passed), (1, .failed)])
  func `gradients of frozen layers may be listed as zero`(
    gradient: Float, verdict: TopicResult.Verdict
  ) throws {
    var tensors = Self.tensors("a")
    tensors["a/run/gradient_step0/1.weight"] = ([2, 2], [0, 0, gradient, 0])
    #expect(try networks(Self.setting("a"), tensors: tensors).verdict == verdict)
  }

  @Test func `a setting that is wrong leaves the others alone`() throws {
    let result = try networks(
      Self.setting("a", classes: 0), Self.setting("b"),
      tensors: Self.tensors("a").merging(Self.tensors("b")) { $1 })
    let lines = SelfTestTable.details(of: result)
    #expect(lines.count == 1)
    #expect(lines.first?.contains("case a: “classes” is not 1 to 256.") == true, "\(lines)")
    #expect(result.cases.map(\.outcome).last == .measured(error: 0))
  }

  @Test func `a run that is not there fails`() throws {
    let setting = try #require(Self.setting("a").split(separator: "\"name\":\"a/run\"").first)
    let result = try networks(
      "\(setting)\"name\":\"b\",\"kind\":\"run\"}", tensors: Self.tensors("a"))
    let lines = SelfTestTable.details(of: result)
    #expect(lines.first?.contains("there is no “a/run”") == true, "\(lines)")
  }

  @Test func `a case without a name leaves the others alone`() throws {
    let (result, folder) = try result(
      of: "optimizers",
      json: "{\(usualTolerance),\"cases\":[{\"kind\":\"sgd\"},7,"
        + "{\"name\":\"a\",\"kind\":\"sgd\",\"lr\":0.5}]}",
      tensors: [
        "a/initial": ([1], [1]), "a/gradients": ([1, 1], [1]), "a/trajectory": ([1, 1], [0.5]),
      ])
    let missing = "“name” is missing. Fetch the reference values again."
    #expect(
      SelfTestTable.details(of: result) == [
        "  number 1: \(folder)/optimizers.json, case number 1: \(missing)",
        "  number 2: \(folder)/optimizers.json, case number 2: \(missing)",
      ])
    #expect(result.cases.map(\.outcome).last == .measured(error: 0))
    #expect(result.couldNotBeRead && !result.computesDifferently)
  }

  @Test func `a mistyped layer fails with the nearest type`() throws {
    let result = try result(
      of: "summaries",
      json: "{\"cases\":[{\"name\":\"a\",\"input\":[2],\"layers\":[{\"type\":\"Relu\"}]}]}"
    ).result
    #expect(result.verdict == .failed)
    let line = try #require(SelfTestTable.details(of: result).first)
    #expect(
      line.hasPrefix("  a: layer 0: there is no layer “Relu”. Did you mean “ReLU”"), "\(line)")
  }

  @Test(arguments: [
    (64, "“weights/0.weight” is not 65535×1×64×64."), (255, "more than 536870912 weights"),
  ])
  func `a network far larger than its tensors is refused before memory is taken`(
    kernel: Int, words: String
  ) throws {
    let layer = """
      {"type":"Conv2d","in":1,"out":65535,"kernel":[\(kernel),\(kernel)],"stride":[1,1],\
      "padding":[0,0],"dilation":[1,1],"groups":1,"bias":false}
      """
    let result = try networks(
      "{\"name\":\"a\",\"kind\":\"gradients\",\"layers\":[\(layer)]}",
      tensors: [
        "a/input": ([1, 255, 255], [Float](repeating: 0, count: 255 * 255)),
        "a/weights/0.weight": ([1, 1, 1, 1], [0]),
      ])
    let line = try #require(SelfTestTable.details(of: result).first)
    #expect(line.contains(words), "\(line)")
  }

  @Test func `a refused call with far too many weights is refused as a case`() throws {
    let result = try result(
      of: "conv2d",
      json: "{\(usualTolerance),\"cases\":[{\"name\":\"a\"}],\"must_refuse\":[{\"name\":\"b\","
        + "\"input\":[1,8000,9,9],\"weight\":[60000,8000,1,1]}]}"
    ).result
    let line = try #require(SelfTestTable.details(of: result).last)
    #expect(line.contains("case b: “weight” is not a small shape."), "\(line)")
  }
}
