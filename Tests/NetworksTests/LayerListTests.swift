import Mathematics
import Networks
import Tensors
import Testing

struct LayerListTests {
  /// One layer of every type, nested.
  private static let everything = """
    [
      {"type": "Conv2d", "in": 4, "out": 8, "kernel": [3, 5], "stride": [2, 1], \
    "padding": [1, 2], "dilation": [1, 1], "groups": 2, "bias": false},
      {"type": "Conv2d", "in": 8, "out": 8, "kernel": [3, 3], "stride": [1, 1], \
    "padding": [0, 1, 0, 1], "dilation": [1, 1], "groups": 1, "bias": true},
      {"type": "Sequential", "layers": [{"type": "BatchNorm2d", "features": 8, "eps": 1e-05, \
    "momentum": 0.1}, {"type": "ReLU6"}], "frozen": true},
      {"type": "MaxPool2d", "kernel": [3, 3], "stride": [2, 2], "padding": [1, 1], \
    "rounding": "up"},
      {"type": "AvgPool2d", "kernel": [2, 1], "stride": [1, 1], "padding": [0, 0], \
    "divisor": "image"},
      {"type": "Residual", "class": "Block", "body": [{"type": "Conv2d", "in": 8, "out": 10, \
    "kernel": [1, 1], "stride": [2, 2], "padding": [0, 0], "dilation": [1, 1], "groups": 1, \
    "bias": true}], "shortcut": [{"type": "PaddedIdentity", "in": 8, "out": 10, \
    "stride": [2, 2]}], "after": [{"type": "ReLU"}]},
      {"type": "Residual", "class": "Identity", "body": [{"type": "Sigmoid"}], "shortcut": [], \
    "after": []},
      {"type": "Parallel", "class": "Fire", "branches": [[{"type": "Sigmoid"}], []]},
      {"type": "AdaptiveAvgPool2d", "output": [2, 1]},
      {"type": "Flatten"},
      {"type": "Dropout", "p": 0.5},
      {"type": "Linear", "in": 40, "out": 3, "bias": true, "frozen": true},
      {"type": "LogSoftmax"},
      {"type": "Softmax"}
    ]

    """

  @Test func `a list is written as it was read`() throws {
    #expect(try LayerList(json: Self.everything).json == Self.everything)
  }

  @Test func `a list becomes a network that is written as the same list`() throws {
    let list = try LayerList(json: Self.everything)
    #expect(try LayerList(list.network(input: [4, 20, 20])) == list)
  }

  @Test func `a vector of a whole image can be written and read again`() throws {
    let list = try LayerList(Sequential(input: [3, 224, 224], layers: [Flatten(), Linear(10)]))
    #expect(list.json.contains("\"in\": 150528"))
    #expect(try LayerList(json: list.json) == list)
    let wide = try LayerList(Sequential(input: [8], layers: [Linear(100_000)]))
    #expect(try LayerList(json: wide.json) == wide)
  }

  @Test(arguments: Zoo.models.map(\.id) + ["mobilenet-0.25"])
  func `the zoo can be written as lists and read again`(id: String) throws {
    let model = try Zoo.model(id)
    let outline = try model.outline()
    let list = LayerList(outline.layers.map(\.description))
    let read = try LayerList(json: list.json)
    #expect(read == list)
    let again = try NetworkOutline(read.network(input: model.inputShape))
    #expect(again.parameterCount == outline.parameterCount)
    #expect(again.trainableCount == outline.trainableCount)
    #expect(again.outputShape == outline.outputShape)
  }

  @Test func `a network from a list computes`() throws {
    var random = SeededRandom(seed: 1)
    let list = try LayerList(json: Self.everything)
    let network = try list.network(input: [4, 20, 20], using: &random)
    let scores = network.outputs(for: randomNumbers(1600, seed: 2))
    let sum = scores[0].reduce(0, +)
    #expect(abs(sum - 1) < Self.softmaxTolerance)
  }

  /// Three shares in single precision, each with half a unit in the seventh digit.
  private static let softmaxTolerance: Float = 1e-6

  @Test func `an empty list is a network that changes nothing`() throws {
    let list = try LayerList(json: "[]")
    #expect(list.json == "[]\n")
    #expect(try list.network(input: [1, 2, 2]).finalShape == [1, 2, 2])
  }

  @Test func `every list of the reference files is read`() throws {
    for topic in ["summaries", "training", "networks"] {
      let cases = try ReferenceNetwork.cases(of: topic)
      #expect(!cases.isEmpty)
      for network in cases {
        let list = try LayerList(json: network.layers)
        #expect(try LayerList(json: list.json) == list)
      }
    }
  }

  @Test func `frozen parameters of a list stay frozen when they are drawn`() throws {
    var random = SeededRandom(seed: 1)
    let list = try LayerList(json: Self.everything)
    let network = try list.network(input: [4, 20, 20], using: &random)
    let frozen = network.parameters.filter { !$0.parameter.isTrainable }.map(\.name)
    #expect(frozen == ["2.0.weight", "2.0.bias", "11.weight", "11.bias"])
  }

  @Test func `a list that miscounts its channels is refused`() throws {
    let list = try LayerList(
      json: """
        [{"type": "Residual", "class": "Block", "body": [{"type": "BatchNorm2d", "features": 3, \
        "eps": 1e-05, "momentum": 0.1}], "shortcut": [], "after": []}]
        """)
    let error = #expect(throws: ShapeError.self) { try list.network(input: [2, 4, 4]) }
    #expect(
      error?.description
        == "layer 0.body.0 BatchNorm2d: expected 3 channels or values, as the list says, found 2. "
        + "Write the number that the layer before it gives.")
  }
}
