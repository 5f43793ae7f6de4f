import Networks
import Tensors
import Testing

struct TorchsummaryTextTests {
  @Test(arguments: ["am1", "am2", "am3", "bm1", "cm2", "dm9"])
  func `the zoo's networks print as torchsummary prints them`(id: String) throws {
    ExpectedSummary.expect(
      try Zoo.model(id).outline().torchsummary, try ExpectedSummary.text("\(id).torchsummary"))
  }

  @Test func `a logarithm of softmax is a row without parameters`() throws {
    let network = try Sequential(
      input: [1, 8, 8],
      layers: [Conv2d(filters: 2, size: 3), Flatten(), Linear(10), LogSoftmax()])
    ExpectedSummary.expect(
      try NetworkOutline(network).torchsummary, try ExpectedSummary.text("log-softmax.torchsummary")
    )
  }

  @Test func `networks of the reference files print as torchsummary prints them`() throws {
    let cases = try ReferenceNetwork.cases(of: "summaries")
    #expect(!cases.isEmpty)
    for network in cases {
      let list = try LayerList(json: network.layers)
      let outline = try NetworkOutline(list.network(input: Shape(network.numbers("input"))))
      ExpectedSummary.expect(outline.torchsummary, network.text("torchsummary"))
    }
  }

  @Test func `a block stands after its layers, a sequence has no row`() throws {
    let network = try Sequential(
      input: [2, 4, 4],
      layers: [
        Residual("BasicBlock") {
          Conv2d(filters: 2, size: 1)
        } after: {
          ReLU()
        }
      ])
    let rows = try NetworkOutline(network).torchsummary.split(separator: "\n")[3...5]
    #expect(
      rows.map(String.init) == [
        "            Conv2d-1              [-1, 2, 4, 4]               6",
        "              ReLU-2              [-1, 2, 4, 4]               0",
        "        BasicBlock-3              [-1, 2, 4, 4]               0",
      ])
  }
}
