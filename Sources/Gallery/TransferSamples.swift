import Figures
import NetworkDrawings
import Networks
import Tensors

extension Gallery {
  /// How a network that was trained before is used again.
  static func transferSamples() throws -> [Figure] {
    let base = try Zoo.model("vgg16-features").outline().parameterCount
    let whole = try Zoo.model("vgg16").outline().parameterCount
    let head = try Zoo.model("dm8").outline().trainableCount
    return [
      try .flow(
        id: "sample-d57", title: "Transfer learning keeps the base and learns a new head",
        flows: [NamedFlow("", transfer(base: base, classifier: whole - base, head: head))],
        subtitle: "VGG16’s convolutions under a new classifier of cats and dogs",
        caption: "The convolutional base has learnt shapes and textures that other pictures have, "
          + "too. Its weights are copied and stay as they are; only the head learns from the few "
          + "pictures at hand."),
      try .flow(
        id: "sample-d58", title: "Three ways to use a trained base, from cheap to thorough",
        flows: [NamedFlow("", threeWays)], subtitle: "What runs, what is stored and what learns",
        caption: "Features that are computed once are cheap but rule out augmentation. Run end to "
          + "end, the frozen base sees every picture in every epoch, however it was augmented. "
          + "Fine-tuning lets the last block of the base learn on."),
      try fineTuning(
        id: "sample-d60-1", title: "The base is frozen: only the head learns",
        unfrozenFrom: nil,
        caption: "VGG16’s convolutions for pictures of 150×150 pixels, with two dense layers "
          + "behind them. Pooling has no weights; where a side is odd it leaves out the last row "
          + "and column, so that 75 becomes 37."),
      try fineTuning(
        id: "sample-d60-2", title: "Then the last block of the base learns on",
        unfrozenFrom: lastBlock, caption: try lastBlockCaption()),
    ]
  }

  private static func transfer(base: Int, classifier: Int, head: Int) -> Flow {
    func parameters(_ count: Int) -> String { "\(countText(count)) parameters" }
    return Flow(
      nodes: [
        FlowNode("imagenet", "ImageNet", detail: "photos of 1,000 classes", style: .plain),
        FlowNode(
          "base", "convolutional base", detail: parameters(base), column: 1, tint: .new),
        FlowNode("classifier", "classifier", detail: parameters(classifier), column: 2, tint: .new),
        FlowNode("classes", "1,000 classes", column: 3, style: .plain),
        FlowNode("pets", "new photos", detail: "cats and dogs", row: 1, style: .plain),
        FlowNode(
          "copy", "convolutional base", detail: parameters(base), row: 1, column: 1,
          tint: .frozen),
        FlowNode("head", "head", detail: parameters(head), row: 1, column: 2, tint: .new),
        FlowNode("answer", "cat or dog", row: 1, column: 3, style: .plain),
      ],
      edges: [
        FlowEdge("imagenet", "base"), FlowEdge("base", "classifier"),
        FlowEdge("classifier", "classes"),
        FlowEdge("base", "copy", label: "weights are copied", style: .dashed),
        FlowEdge("pets", "copy"), FlowEdge("copy", "head"), FlowEdge("head", "answer"),
      ],
      frames: [
        FlowFrame(
          "Before: trained on ImageNet", around: ["imagenet", "base", "classifier", "classes"]),
        FlowFrame("Now: a new task", around: ["pets", "copy", "head", "answer"]),
      ])
  }

  private static var threeWays: Flow {
    func photos(_ id: String, _ row: Int, _ detail: String) -> FlowNode {
      FlowNode(id, "photos", detail: detail, row: row, column: 1, style: .plain)
    }
    func head(_ id: String, _ row: Int) -> FlowNode {
      FlowNode(id, "head", row: row, column: 4, tint: .new)
    }
    func answer(_ id: String, _ row: Int) -> FlowNode {
      FlowNode(id, "answer", row: row, column: 5, style: .plain)
    }
    func way(_ id: String, _ name: String, _ detail: String, _ row: Int) -> FlowNode {
      FlowNode(id, name, detail: detail, row: row, style: .plain)
    }
    return Flow(
      nodes: [
        way("way1", "1 Stored features", "similar task, little data", 0),
        photos("photos1", 0, "each one once"),
        FlowNode("base1", "base", column: 2, tint: .frozen),
        FlowNode("features", "features", detail: "stored", column: 3),
        head("head1", 0), answer("answer1", 0),
        way("way2", "2 End to end", "similar task, more data", 1),
        photos("photos2", 1, "augmented"),
        FlowNode("base2", "base", row: 1, column: 2, columns: 2, tint: .frozen),
        head("head2", 1), answer("answer2", 1),
        way("way3", "3 Fine-tuning", "different task", 2),
        photos("photos3", 2, "augmented"),
        FlowNode("base3", "blocks 1–4", row: 2, column: 2, tint: .frozen),
        FlowNode("block5", "block 5", row: 2, column: 3, tint: .tuned),
        head("head3", 2), answer("answer3", 2),
      ],
      edges: [
        FlowEdge("photos1", "base1", style: .dashed), FlowEdge("base1", "features", style: .dashed),
        FlowEdge("features", "head1"), FlowEdge("head1", "answer1"),
        FlowEdge("photos2", "base2"), FlowEdge("base2", "head2"), FlowEdge("head2", "answer2"),
        FlowEdge("photos3", "base3"), FlowEdge("base3", "block5"), FlowEdge("block5", "head3"),
        FlowEdge("head3", "answer3"),
      ])
  }

  /// The position of the first layer of VGG16's fifth block.
  private static let lastBlock = 24

  private static func fineTuning(
    id: String, title: String, unfrozenFrom position: Int?, caption: String
  ) throws -> Figure {
    let model = try Zoo.model("dm8")
    var layers = model.layers
    if let position, var base = layers[0] as? Sequential {
      base.unfreeze(position...)
      layers[0] = base
    }
    let outline = try NetworkOutline(Sequential(input: model.inputShape, layers: layers))
    var drawing = Architecture(of: outline, grouping: .parts, newParts: ["classifier"])
    let names = ["features": "base: VGG16’s convolutions", "classifier": "head"]
    for index in drawing.groups.indices {
      let name = drawing.groups[index].label
      drawing.groups[index].label = names[name] ?? name
    }
    return try .architecture(
      id: id, title: title, architecture: drawing, caption: caption,
      dataOrigin: "Simonyan & Zisserman 2015; the head is the course’s.")
  }

  /// What becomes of the weights when the base is unfrozen from layer 10 on, as lecture D does it.
  private static func lastBlockCaption() throws -> String {
    let model = try Zoo.model("dm9")
    let base = try model.outline().layers[0]
    return "Block 5 begins at layer \(lastBlock) of the base. Unfreezing from layer 10 on, as in "
      + "the lecture’s code, sets blocks 3 to 5 free: \(countText(base.trainableCount)) of "
      + "\(countText(base.parameterCount)) parameters."
  }
}
