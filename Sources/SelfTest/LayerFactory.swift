import Mathematics
import Networks
import Tensors

/// Turns the reference's layer lists into networks: the one place that knows which layers there
/// are.
enum LayerFactory {
  /// Builds a network from a list of layers.
  ///
  /// - Throws: `NotBuilt` when the engine lacks a layer, `ShapeError` when one cannot take its
  ///   input, `ReferenceError` when the list is no list of layers.
  static func network(_ list: JSONValue?, input: Shape, place: String) throws -> Sequential {
    try Sequential(input: input, layers: layers(list, place: place))
  }

  /// A network of one layer.
  static func network(
    of type: String, _ fields: [String: JSONValue], input: Shape, place: String
  ) throws -> Sequential {
    try network(
      .list([.object(fields.merging(["type": .text(type)]) { $1 })]), input: input, place: place)
  }

  private static func layers(_ list: JSONValue?, place: String) throws -> [any Layer] {
    guard let list = list?.list else {
      throw ReferenceError(place: place, problem: .wrong("layers", expected: "a list"))
    }
    return try list.enumerated().map { index, value in
      let fields = try LayerFields(value, place: "\(place), layer \(index)")
      let layer = try layer(fields)
      return fields.values["frozen"]?.flag == true ? layer.frozen() : layer
    }
  }

  private static func layer(_ fields: LayerFields) throws -> any Layer {
    switch try fields.text("type") {
    case "Conv2d": return try convolution(fields)
    case "Linear": return Linear(try fields.count("out"), bias: try fields.flag("bias"))
    case "BatchNorm2d":
      return BatchNorm2d(
        epsilon: try fields.share("eps"), momentum: try fields.share("momentum"))
    case "MaxPool2d": return MaxPool2d(try window(fields))
    case "AvgPool2d":
      let divisor: AvgPool2d.Divisor =
        fields.values["count_include_pad"]?.flag == false ? .image : .window
      return AvgPool2d(try window(fields), divisor: divisor)
    case "AdaptiveAvgPool2d":
      let size = try fields.pair("output", 1...1000)
      return AdaptiveAvgPool2d(height: size[0], width: size[1])
    case "Dropout": return Dropout(try fields.share("p"))
    case "ReLU": return ReLU()
    case "ReLU6": return ReLU6()
    case "Sigmoid": return Sigmoid()
    case "Softmax": return Softmax()
    case "Flatten": return Flatten()
    case "Sequential": return Sequential(layers: try layers(in: fields, "layers"))
    case "Residual":
      return Residual(
        try fields.text("class"), body: try layers(in: fields, "body"),
        shortcut: try layers(in: fields, "shortcut"), after: try layers(in: fields, "after"))
    case let type: throw NotBuilt(what: type)
    }
  }

  private static func layers(in fields: LayerFields, _ name: String) throws -> [any Layer] {
    try layers(fields.values[name], place: "\(fields.place).\(name)")
  }

  private static func convolution(_ fields: LayerFields) throws -> Conv2d {
    let kernel = try fields.pair("kernel", 1...255)
    let stride = try fields.pair("stride", 1...255)
    let dilation = try fields.pair("dilation", 1...255)
    let padding = try fields.sides("padding", 0...255)
    let (filters, groups) = (try fields.count("out"), try fields.count("groups"))
    let channels = try fields.count("in")
    guard filters % groups == 0, channels % groups == 0 else {
      throw ShapeError(
        layer: "\(fields.place) Conv2d", expected: "channels in \(groups) equal groups",
        found: [channels, filters], hint: "Both must be multiples of the groups.")
    }
    return Conv2d(
      filters: filters, size: Extent(rows: kernel[0], columns: kernel[1]),
      stride: Extent(rows: stride[0], columns: stride[1]),
      padding: .sides(top: padding[0], bottom: padding[1], left: padding[2], right: padding[3]),
      dilation: Extent(rows: dilation[0], columns: dilation[1]), groups: groups,
      bias: try fields.flag("bias"))
  }

  private static func window(_ fields: LayerFields) throws -> PoolingWindow {
    let kernel = try fields.pair("kernel", 1...255)
    let stride = try fields.pair("stride", 1...255)
    let padding = try fields.pair("padding", 0...255)
    return PoolingWindow(
      height: kernel[0], width: kernel[1], strides: (stride[0], stride[1]),
      padding: (padding[0], padding[1]),
      rounding: fields.values["rounding"]?.text == "up" ? .up : .down)
  }
}
