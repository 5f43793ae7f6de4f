import Networks
import Testing

struct LayerListErrorTests {
  private func message(_ json: String) -> String? {
    #expect(throws: LayerListError.self) { try LayerList(json: json) }?.description
  }

  @Test func `an unknown type is told with its position and the nearest one`() {
    let json = """
      [{"type": "ReLU"}, {"type": "Residual", "class": "A", "shortcut": [], "after": [], \
      "body": [{"type": "Sequential", "layers": [{"type": "Conv2D"}]}]}]
      """
    #expect(
      message(json)
        == "layer 1.body.0.0: there is no layer “Conv2D”. Did you mean “Conv2d”? The types are "
        + "AdaptiveAvgPool2d, AvgPool2d, BatchNorm2d, Conv2d, Dropout, Flatten, Linear, LogSoftmax, "
        + "MaxPool2d, PaddedIdentity, Parallel, ReLU, ReLU6, Residual, Sequential, Sigmoid, "
        + "Softmax.")
  }

  @Test func `an unknown field is told with the nearest one`() {
    #expect(
      message(#"[{"type": "Dropout", "p": 0.5, "frosen": true}]"#)
        == "layer 0: a Dropout has no “frosen”. Did you mean “frozen”? Its fields are “type”, “p”, "
        + "“frozen”.")
  }

  @Test func `a missing field is named`() {
    #expect(
      message(#"[{"type": "Linear", "in": 3, "out": 4}]"#)
        == "layer 0: “bias” is missing; a Linear needs it, nothing is assumed.")
    #expect(
      message(#"[{"kind": "Linear"}]"#)
        == "layer 0: “type” is missing; a layer needs it, nothing is assumed.")
  }

  @Test(arguments: [
    (
      #""in": 0, "out": 1, "bias": true"#,
      "“in” must be a whole number from 1 to 1073741824, found 0."
    ),
    (
      #""in": 1.5, "out": 1, "bias": true"#,
      "“in” must be a whole number from 1 to 1073741824, found 1.5."
    ),
    (
      #""in": 1e300, "out": 1, "bias": true"#,
      "“in” must be a whole number from 1 to 1073741824, found 1e+300."
    ),
    (
      #""in": "3", "out": 1, "bias": true"#,
      "“in” must be a whole number from 1 to 1073741824, found the text “3”."
    ),
    (
      #""in": 3, "out": null, "bias": true"#,
      "“out” must be a whole number from 1 to 1073741824, found null."
    ),
    (#""in": 3, "out": 1, "bias": 1"#, "“bias” must be true or false, found 1."),
    (
      #""in": 3, "out": true, "bias": true"#,
      "“out” must be a whole number from 1 to 1073741824, found true."
    ),
  ])
  func `a value of the wrong kind is told with what was found`(fields: String, words: String) {
    #expect(message("[{\"type\": \"Linear\", \(fields)}]") == "layer 0: \(words)")
  }

  @Test(arguments: [
    ("[3]", "[3]"), ("3", "3"), ("[3, 0]", "[3, 0]"), ("[3, 1, 1]", "[3, 1, 1]"),
    ("[1, 2, 3, 4, 5]", "a list of 5"),
  ])
  func `a pair that is none is told`(value: String, found: String) {
    #expect(
      message("[{\"type\": \"AdaptiveAvgPool2d\", \"output\": \(value)}]")
        == "layer 0: “output” must be [vertical, horizontal], whole numbers from 1 to 65535, "
        + "found \(found).")
  }

  @Test func `groups that do not divide the channels are refused`() {
    #expect(
      message(
        """
        [{"type": "Conv2d", "in": 4, "out": 6, "kernel": [1, 1], "stride": [1, 1], \
        "padding": [0, 0], "dilation": [1, 1], "groups": 4, "bias": false}]
        """)
        == "layer 0: 4 groups do not divide 6 channels. Both “in” and “out” must be multiples of "
        + "“groups”.")
  }

  @Test(arguments: ["{}", "3", "null"])
  func `what is no list is refused`(json: String) {
    #expect(
      message(json)?.hasPrefix(
        "the list: a list of layers starts with “[” and ends with “]”, found")
        == true)
  }

  @Test func `a layer that is none is refused`() {
    #expect(
      message(#"[{"type": "Sequential", "layers": [7]}]"#)
        == "layer 0.0: a layer is an object such as {\"type\": \"ReLU\"}, found 7.")
    #expect(
      message(#"[{"type": "Sequential", "layers": {}}]"#)
        == "layer 0: “layers” must be a list of layers, found an object of 0 fields.")
  }

  @Test(arguments: ["", "[", "[{]", "[{\"type\" \"ReLU\"}]", "layers"])
  func `what is no JSON is refused`(json: String) {
    #expect(message(json)?.hasPrefix("the list: this is no JSON (") == true)
  }

  @Test func `containers in one another without end are refused`() {
    let deep = String(repeating: #"[{"type": "Sequential", "layers": "#, count: 40)
    let json = deep + "[]" + String(repeating: "}]", count: 40)
    #expect(message(json)?.contains("more than 32 deep") == true)
  }

  @Test func `a list without end is refused`() {
    let json =
      "[" + Array(repeating: #"{"type": "ReLU"}"#, count: 10_001).joined(separator: ",")
      + "]"
    #expect(
      message(json) == "layer 10000: there are more than 10000 layers. Describe a smaller network.")
  }

  @Test func `weights without end are refused`() {
    let layer = #"{"type": "Linear", "in": 16777216, "out": 16, "bias": false}"#
    #expect(
      message("[\(layer), \(layer), \(layer)]")
        == "layer 2: up to here there are more than 536870912 weights and biases. "
        + "Describe a smaller network.")
  }

  @Test(arguments: ["\"\"", "\"a b\"", "3", "\"\\n\""])
  func `a class must be a word`(name: String) {
    #expect(
      message(
        "[{\"type\": \"Residual\", \"class\": \(name), \"body\": [], \"shortcut\": [], "
          + "\"after\": []}]")?.hasPrefix("layer 0: “class” must be a name of letters and digits")
        == true)
  }
}
