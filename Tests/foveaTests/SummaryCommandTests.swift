import Testing

struct SummaryCommandTests {
  private func run(_ arguments: String...) throws -> FoveaProcess.Outcome {
    try FoveaProcess().run(["summary"] + arguments)
  }

  @Test func `summary prints a table unless another style is asked for`() throws {
    let table = try run("bm1")
    #expect(table.status == 0)
    #expect(table.output.hasPrefix("Sequential, input 1×28×28\n"), "\(table.output)")
    let torchinfo = try run("bm1", "--style", "torchinfo")
    #expect(torchinfo.output.contains("├─Conv2d: 1-1"), "\(torchinfo.output)")
    let torchsummary = try run("bm1", "--style", "torchsummary")
    #expect(torchsummary.output.contains("            Conv2d-1            [-1, 4, 28, 28]"))
  }

  @Test func `summary takes images of another size`() throws {
    let outcome = try run("vgg16-features", "--input", "3,64,64", "--style", "torchinfo")
    #expect(outcome.output.contains("[1, 512, 2, 2]"), "\(outcome.output)")
  }

  @Test func `a network that cannot take the images says which layer fails`() throws {
    let outcome = try run("bm1", "--input", "1,6,6")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix("fovea: bm1: layer 7 Conv2d(8, size: 5, padding: 1): expected"),
      "\(outcome.errors)")
  }

  @Test func `an unknown model suggests the nearest one`() throws {
    let outcome = try run("vgg15")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix("fovea: there is no model “vgg15”. Did you mean “vgg16”?"),
      "\(outcome.errors)")
  }

  @Test func `a model like no other suggests none`() throws {
    let outcome = try run("nosuch")
    #expect(
      outcome.errors.hasPrefix("fovea: there is no model “nosuch”. The models are "),
      "\(outcome.errors)")
  }

  @Test(arguments: [
    ("3,20000,20000", "an image may have at most 1073741824 values"),
    ("1,0,28", "one to three whole numbers from 1 to 65535 with commas between them"),
    ("a,b,c", "one to three whole numbers from 1 to 65535 with commas between them"),
  ])
  func `an input that is no shape says what is allowed`(input: String, words: String) throws {
    let outcome = try run("bm1", "--input", input)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test(arguments: [
    ["bm1", "--input", "1,0,28"], ["bm1", "--input", "a"], ["bm1", "--input", "1,2,3,4"],
    ["bm1", "--input", "65535,65535,65535"], ["bm1", "--style", "keras"], [],
  ])
  func `wrong usage ends with exit code 2`(arguments: [String]) throws {
    #expect(try FoveaProcess().run(["summary"] + arguments).status == 2)
  }

  @Test func `help lists the models`() throws {
    let help = try run("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("resnet50"), "\(help.output)")
  }
}
