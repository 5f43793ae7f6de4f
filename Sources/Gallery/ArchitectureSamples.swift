import Figures
import NetworkDrawings
import Networks
import Tensors

extension Gallery {
  /// Drawings of networks, read from the networks themselves.
  static func architectureSamples() throws -> [Figure] {
    try smallNetworks() + largeNetworks() + blocks()
  }

  private static func smallNetworks() throws -> [Figure] {
    [
      try .architecture(
        id: "sample-b4", title: "Maps shrink while their number grows, until 10 values are left",
        architecture: drawing("bm1"),
        caption: "The classifier of digits. Blocks are as high as their maps and have one card "
          + "more with each doubling of the channels; pooling halves the maps, and flattening "
          + "makes one vector of all of them.",
        dataOrigin: origin),
      try .architecture(
        id: "sample-c6", title: "Most weights lie between the maps and the first dense layer",
        architecture: drawing("cm1"),
        caption: "The classifier of sea creatures: "
          + share(of: "linear", in: try drawing("cm1"))
          + " of its parameters belong to the first dense layer, which reads every value of the "
          + "last maps.",
        dataOrigin: origin),
      try .architecture(
        id: "sample-lenet5",
        title: "LeNet-5: convolution and pooling twice, then three dense layers",
        architecture: drawing("lenet5"),
        caption: "As it is built today: the mean pooling has no weights, and the second "
          + "convolution sees all maps of the first.",
        dataOrigin: "LeCun et al. 1998, for images of 28×28 pixels."),
    ]
  }

  private static func largeNetworks() throws -> [Figure] {
    let inception = try NetworkOutline(
      Sequential(input: [3, 299, 299], layers: InceptionV3.layers), name: "Inception v3")
    return [
      try .architecture(
        id: "sample-d33", title: "VGG16: five blocks of 3×3 convolutions, a pooling after each",
        architecture: drawing("vgg16", grouping: .poolingBlocks),
        caption: "Two or three convolutions stand before each pooling. Most of the weights lie in "
          + "the dense layers behind the last block.",
        dataOrigin: "Simonyan & Zisserman 2015, table 1, column D."),
      try .architecture(
        id: "sample-d34-1",
        title: "Inception v3: modules of branches, with two reductions between them",
        architecture: Architecture(of: inception),
        caption: "Each module looks at the same maps in several ways and lays the results side by "
          + "side; the reductions halve the maps. The auxiliary classifier, which only helps "
          + "training, is left out.",
        dataOrigin: "Szegedy et al. 2016, table 1."),
      try .architecture(
        id: "sample-d36-1", title: "ResNet-50: sixteen bottlenecks in four stages",
        architecture: drawing("resnet50"),
        caption: "From stage to stage the maps halve and their number doubles. The arrow over a "
          + "block is the shortcut past the layers of each bottleneck.",
        dataOrigin: "He et al. 2016, table 1."),
      try .architecture(
        id: "sample-resnet18", title: "ResNet-18: eight basic blocks in four stages",
        architecture: drawing("resnet18"),
        caption: "The arrow over a block is the shortcut past its two convolutions.",
        dataOrigin: "He et al. 2016, table 1."),
      try .architecture(
        id: "sample-mobilenet", title: "MobileNet: separable convolutions all the way",
        architecture: drawing("mobilenet"),
        caption: "A separable convolution filters each channel on its own and then mixes the "
          + "channels with 1×1 filters.",
        dataOrigin: "Howard et al. 2017, table 1."),
    ]
  }

  private static func blocks() throws -> [Figure] {
    [
      try .flow(
        id: "sample-d34-2", title: "An inception block looks at the same maps in four ways",
        flows: [NamedFlow("", try block("inception-block", 0, withDetails: false))],
        subtitle: "The first module of Inception v3; shapes as channels × height × width",
        caption: "1×1 convolutions first make the maps fewer, so that larger filters cost less. "
          + "The outputs are laid side by side along the channels. Batch normalisation and ReLU "
          + "follow each convolution.",
        dataOrigin: "Szegedy et al. 2016, figure 5."),
      try .flow(
        id: "sample-d36-2", title: "A residual block adds its input to what its layers make of it",
        flows: [
          NamedFlow("Basic block of ResNet-18", try block("resnet18", 4, 1, withDetails: false)),
          NamedFlow("Bottleneck of ResNet-50", try block("resnet50", 5, 0, withDetails: false)),
        ],
        columns: 2, subtitle: "Shapes as channels × height × width",
        caption: "The bottleneck’s 1×1 convolutions make the maps fewer before the 3×3 filters "
          + "and more again after them. Where a block halves the maps, as this first one of a "
          + "stage does, a 1×1 convolution with stride 2 gives the shortcut the same shape; "
          + "elsewhere the shortcut is the identity. Batch normalisation follows every "
          + "convolution, ReLU those before the last one.",
        dataOrigin: "He et al. 2016, figures 2 and 5."),
    ]
  }

  private static let origin = "Shapes and counts are the network’s own."

  private static func drawing(
    _ id: String, grouping: Architecture.Grouping = .none
  ) throws -> Architecture {
    Architecture(of: try Zoo.model(id).outline(), grouping: grouping)
  }

  /// A block of a network of the zoo, by the positions that lead to it.
  private static func block(
    _ id: String, _ path: Int..., withDetails: Bool = true
  ) throws -> Flow {
    var layers = try Zoo.model(id).outline().layers
    for position in path.dropLast() { layers = layers[position].children }
    guard let last = path.last, layers.indices.contains(last),
      let flow = Flow(of: layers[last], withDetails: withDetails)
    else {
      throw FigureError(
        figure: id, field: "layers", problem: "have no block at \(path)",
        advice: "Give the positions of a residual or parallel block.")
    }
    return flow
  }

  /// The share of a network's parameters in the first stage of that name.
  private static func share(of label: String, in architecture: Architecture) -> String {
    let stage = architecture.stages.first { $0.label == label }
    let share = Double(stage?.parameters ?? 0) / Double(max(1, architecture.parameters))
    return percentText(share, places: 1)
  }
}
