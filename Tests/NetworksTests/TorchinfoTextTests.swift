import Networks
import Tensors
import Testing

struct TorchinfoTextTests {
  @Test(arguments: ["dm1", "dm2", "dm3", "dm4", "dm5", "dm6", "dm7", "dm8", "dm9", "vgg16"])
  func `the zoo's networks print as torchinfo prints them`(id: String) throws {
    ExpectedSummary.expect(
      try Zoo.model(id).outline().torchinfo(), try ExpectedSummary.text("\(id).torchinfo"))
  }

  @Test func `a logarithm of softmax is a row without parameters`() throws {
    let network = try Sequential(
      input: [1, 8, 8],
      layers: [Conv2d(filters: 2, size: 3), Flatten(), Linear(10), LogSoftmax()])
    ExpectedSummary.expect(
      try NetworkOutline(network).torchinfo(), try ExpectedSummary.text("log-softmax.torchinfo"))
  }

  @Test func `networks of the reference files print as torchinfo prints them`() throws {
    let cases = try ReferenceNetwork.cases(of: "summaries")
    #expect(!cases.isEmpty)
    for network in cases {
      let list = try LayerList(json: network.layers)
      let outline = try NetworkOutline(list.network(input: Shape(network.numbers("input"))))
      ExpectedSummary.expect(
        outline.torchinfo(batch: network.fields["torchinfo_batch"] as? Int ?? 0),
        network.text("torchinfo"))
    }
  }

  @Test func `a block is a row of its class, and empty ways through it have none`() throws {
    let network = try Sequential(
      input: [2, 4, 4],
      layers: [
        Residual("BasicBlock") { Conv2d(filters: 2, size: 1) },
        Residual {
          Conv2d(filters: 3, size: 1)
        } shortcut: {
          Conv2d(filters: 3, size: 1)
        } after: {
          ReLU()
        },
      ])
    let rows = try NetworkOutline(network).torchinfo().split(separator: "\n").dropFirst(3)
      .prefix { !$0.hasPrefix("=") }
    #expect(
      rows.map(String.init) == [
        "Sequential                               [1, 3, 4, 4]              --",
        "├─BasicBlock: 1-1                        [1, 2, 4, 4]              --",
        "│    └─Sequential: 2-1                   [1, 2, 4, 4]              --",
        "│    │    └─Conv2d: 3-1                  [1, 2, 4, 4]              6",
        "├─Residual: 1-2                          [1, 3, 4, 4]              --",
        "│    └─Sequential: 2-2                   [1, 3, 4, 4]              --",
        "│    │    └─Conv2d: 3-2                  [1, 3, 4, 4]              9",
        "│    └─Sequential: 2-3                   [1, 3, 4, 4]              --",
        "│    │    └─Conv2d: 3-3                  [1, 3, 4, 4]              9",
        "│    └─Sequential: 2-4                   [1, 3, 4, 4]              --",
        "│    │    └─ReLU: 3-4                    [1, 3, 4, 4]              --",
      ])
  }

  @Test func `a row of the third level counts what lies deeper`() throws {
    var inner: any Layer = Sequential {
      Conv2d(filters: 2, size: 1)
      BatchNorm2d().frozen()
    }
    for _ in 1...2 { inner = Sequential(layers: [inner]) }
    let network = try Sequential(input: [1, 2, 2], layers: [inner])
    let text = try NetworkOutline(network).torchinfo()
    #expect(
      text.contains("│    │    └─Sequential: 3-1              [1, 2, 2, 2]              8\n"))
    #expect(!text.contains("4-1"))
    #expect(text.contains("Non-trainable params: 4\n"))
  }

  @Test func `multiplications from a milliard on are counted in milliards`() throws {
    let text = try Zoo.model("resnet50").outline().torchinfo()
    #expect(text.contains("Total mult-adds (G): 4.09\n"))
  }
}
