import SelfTest
import Testing

/// Reference folders that are not as they should be: every mistake is a failure that names its
/// place.
struct DamagedReferenceTests {
  @Test func `a missing file is named`() throws {
    let (result, folder) = try result(of: "conv2d", json: nil)
    #expect(result.verdict == .failed)
    #expect(
      result.failure
        == "\(folder)/conv2d.json: there is no such file, or it may not be read. "
        + "Check the folder.")
  }

  @Test(arguments: ["load", "refuse", "refuse or load"])
  func `a missing input is named, whatever must happen to it`(must: String) throws {
    let (result, folder) = try result(
      of: "inputs",
      json: "{\"cases\":[{\"name\":\"x.png\",\"as\":\"image\",\"must\":\"\(must)\"}]}")
    #expect(result.verdict == .failed)
    let line = try #require(SelfTestTable.details(of: result).first)
    #expect(
      line.hasSuffix(
        "x.png: \(folder)/inputs/x.png: there is no such file, or it may not be read. "
          + "Check the folder."), "\(line)")
  }

  @Test func `a description that is no JSON is named`() throws {
    let (result, folder) = try result(of: "conv2d", json: "{")
    #expect(
      result.failure
        == "\(folder)/conv2d.json: this is no JSON. Fetch the reference values again.")
  }

  @Test func `a description without tolerance is refused`() throws {
    let (result, folder) = try result(of: "optimizers", json: "{\"cases\":[{\"name\":\"a\"}]}")
    #expect(
      result.failure
        == "\(folder)/optimizers.json: “tolerance” is missing. Fetch the reference values again.")
  }

  @Test func `a description without cases is refused`() throws {
    let (result, folder) = try result(of: "optimizers", json: "{\(usualTolerance),\"cases\":[]}")
    #expect(
      result.failure
        == "\(folder)/optimizers.json: “cases” is missing. Fetch the reference values again.")
  }

  @Test func `a case without its tensors fails and is named`() throws {
    let (result, folder) = try result(
      of: "optimizers",
      json: "{\(usualTolerance),\"cases\":[{\"name\":\"a\",\"kind\":\"sgd\",\"lr\":0.1}]}")
    #expect(result.verdict == .failed)
    #expect(
      SelfTestTable.details(of: result) == [
        "  a: \(folder)/optimizers.json, case a: safetensors: there is no tensor \"a/initial\". "
          + "Use weights of the same network."
      ])
  }

  /// One step of gradient descent from 1 along 1 with rate 0.5, and where it should end.
  private func step(endingAt end: Float) throws -> TopicResult {
    try result(
      of: "optimizers",
      json: "{\(usualTolerance),\"cases\":[{\"name\":\"a\",\"kind\":\"sgd\",\"lr\":0.5}]}",
      tensors: [
        "a/initial": ([1], [1]), "a/gradients": ([1, 1], [1]), "a/trajectory": ([1, 1], [end]),
      ]
    ).result
  }

  @Test func `a right answer passes`() throws {
    #expect(try step(endingAt: 0.5).verdict == .passed)
    #expect(try step(endingAt: 0.5).largestError == 0)
  }

  @Test func `a wrong answer fails with its error`() throws {
    let result = try step(endingAt: 0.5000122)
    #expect(result.verdict == .failed)
    let line = try #require(SelfTestTable.details(of: result).first)
    // The difference of 1.22e-5 as a share of 1e-6 · 0.5 + 1e-7.
    #expect(line.hasPrefix("  a: 20.3") && line.hasSuffix(" times what is allowed"), "\(line)")
  }

  @Test func `a reference that is not a number fails`() throws {
    let result = try step(endingAt: .nan)
    #expect(result.verdict == .failed)
    #expect(SelfTestTable.details(of: result) == ["  a: ∞ times what is allowed"])
  }

  @Test func `a layer with weights of another shape fails`() throws {
    let result = try result(
      of: "layers",
      json: "{\(usualTolerance),\"cases\":[{\"name\":\"a\",\"kind\":\"linear\",\"bias\":true}]}",
      tensors: [
        "a/input": ([1, 2], [1, 2]), "a/weight": ([1, 2], [1, 2]), "a/bias": ([2], [1, 2]),
        "a/grad_output": ([1, 1], [1]),
      ]
    ).result
    #expect(result.verdict == .failed)
    let line = try #require(SelfTestTable.details(of: result).first)
    #expect(line.contains("case a: “bias” is not 1."), "\(line)")
  }

  @Test func `batch normalisation over more images than one group passes`() throws {
    // The numbers 0 to 8, one to an image: mean 4, variance 60/9. The outputs' gradient is that of
    // their sum, which does not depend on the inputs.
    let inputs = (0..<9).map(Float.init)
    let deviation = Float(60.0 / 9).squareRoot()
    let result = try result(
      of: "layers",
      json: "{\(usualTolerance),\"cases\":[{\"name\":\"a\",\"kind\":\"batch_norm2d\",\"steps\":1,"
        + "\"training\":true,\"eps\":0,\"momentum\":1}]}",
      tensors: [
        "a/input": ([9, 1, 1, 1], inputs), "a/grad_output": ([9, 1, 1, 1], inputs.map { _ in 1 }),
        "a/weight": ([1], [1]), "a/bias": ([1], [0]), "a/running_mean": ([1], [0]),
        "a/running_var": ([1], [1]),
        "a/output": ([9, 1, 1, 1], inputs.map { ($0 - 4) / deviation }),
        "a/grad_input": ([9, 1, 1, 1], inputs.map { _ in 0 }), "a/grad_weight": ([1], [0]),
        "a/grad_bias": ([1], [9]), "a/running_mean_after": ([1], [4]),
        "a/running_var_after": ([1], [7.5]),
      ]
    ).result
    #expect(result.verdict == .passed, "\(SelfTestTable.details(of: result))")
  }

  @Test func `what the engine lacks is named and does not fail`() throws {
    let result = try result(
      of: "layers",
      json: "{\(usualTolerance),\"cases\":[{\"name\":\"a\",\"kind\":\"maxout\"}]}"
    ).result
    #expect(result.verdict == .skipped("none of its cases is built yet"))
    #expect(SelfTestTable.details(of: result) == ["  not built yet: maxout (a)"])
  }
}
