/// Turns JSON into descriptions, one layer after the other.
struct LayerListReader {
  private static let deepest = 32
  private static let most = 10_000
  /// Four times as many as VGG-16 has: 2 GiB.
  private static let mostParameters = 1 << 29
  private var count = 0
  private var parameters = 0

  /// Reads the list that a field holds; `path` stands before the positions of its layers, such as
  /// `3.body.`.
  mutating func layers(
    _ value: JSONValue, field: String, in path: String, depth: Int
  ) throws(LayerListError) -> [LayerDescription] {
    let owner = path.isEmpty ? "the list" : "layer \(path.dropLast())"
    guard case .array(let values) = value else {
      let isWhole = path.isEmpty
      throw LayerListError(
        position: owner,
        problem: isWhole
          ? .notAList(found: value.words)
          : .wrongValue(field: field, expected: "a list of layers", found: value.words))
    }
    guard depth <= Self.deepest else {
      throw LayerListError(position: owner, problem: .tooDeep(limit: Self.deepest))
    }
    var layers: [LayerDescription] = []
    for (index, value) in values.enumerated() {
      layers.append(try layer(value, at: "\(path)\(index)", depth: depth))
    }
    return layers
  }

  private mutating func layer(
    _ value: JSONValue, at path: String, depth: Int
  ) throws(LayerListError) -> LayerDescription {
    count += 1
    guard count <= Self.most else {
      throw LayerListError(position: "layer \(path)", problem: .tooMany(limit: Self.most))
    }
    var fields = try LayerFields(value, at: "layer \(path)")
    let kind = try kind(of: &fields, at: path, depth: depth + 1)
    let isFrozen = try fields.optionalFlag("frozen")
    try fields.refuseOthers()
    let layer = LayerDescription(kind, isFrozen: isFrozen)
    parameters += layer.parameterCount
    guard parameters <= Self.mostParameters else {
      throw LayerListError(
        position: fields.position, problem: .tooManyParameters(limit: Self.mostParameters))
    }
    return layer
  }

  private mutating func kind(
    of fields: inout LayerFields, at path: String, depth: Int
  ) throws(LayerListError) -> LayerDescription.Kind {
    switch fields.type {
    case .conv2d: return .conv2d(try convolution(&fields))
    case .linear:
      return .linear(
        inputs: try fields.count("in", upTo: LayerFields.largestVector),
        outputs: try fields.count("out", upTo: LayerFields.largestVector),
        bias: try fields.flag("bias"))
    case .batchNorm2d:
      return .batchNorm2d(
        features: try fields.count("features"), epsilon: try fields.number("eps", 0...1),
        momentum: try fields.number("momentum", 0...1))
    case .maxPool2d: return .maxPool2d(try window(&fields))
    case .avgPool2d:
      let window = try window(&fields)
      let divisor = try fields.optionalChoice("divisor", of: ["window", "image"])
      return .avgPool2d(window, divisor: divisor == "image" ? .image : .window)
    case .adaptiveAvgPool2d:
      return .adaptiveAvgPool2d(output: try fields.pair("output", 1...LayerFields.largestCount))
    case .dropout: return .dropout(probability: try fields.number("p", 0...1))
    case .relu: return .relu
    case .relu6: return .relu6
    case .sigmoid: return .sigmoid
    case .softmax: return .softmax
    case .logSoftmax: return .logSoftmax
    case .flatten: return .flatten
    case .sequential:
      return .sequential(
        try layers(fields.value("layers"), field: "layers", in: "\(path).", depth: depth))
    case .residual:
      return .residual(
        LayerDescription.ResidualBlock(
          name: try fields.name("class"),
          body: try part("body", of: &fields, at: path, depth: depth),
          shortcut: try part("shortcut", of: &fields, at: path, depth: depth),
          after: try part("after", of: &fields, at: path, depth: depth)))
    case .parallel:
      return .parallel(
        LayerDescription.ParallelBlock(
          name: try fields.name("class"),
          branches: try branches(of: &fields, at: path, depth: depth)))
    case .paddedIdentity:
      return .paddedIdentity(
        inputs: try fields.count("in"), outputs: try fields.count("out"),
        stride: try fields.pair("stride", 1...LayerFields.largestWindow))
    }
  }

  private func convolution(
    _ fields: inout LayerFields
  ) throws(LayerListError) -> LayerDescription.Convolution {
    let convolution = LayerDescription.Convolution(
      inputs: try fields.count("in"), outputs: try fields.count("out"),
      kernel: try fields.pair("kernel", 1...LayerFields.largestWindow),
      stride: try fields.pair("stride", 1...LayerFields.largestWindow),
      padding: try fields.sides("padding"),
      dilation: try fields.pair("dilation", 1...LayerFields.largestWindow),
      groups: try fields.count("groups"), bias: try fields.flag("bias"))
    for channels in [convolution.inputs, convolution.outputs]
    where channels % convolution.groups != 0 {
      throw LayerListError(
        position: fields.position,
        problem: .groupsDoNotDivide(groups: convolution.groups, channels: channels))
    }
    return convolution
  }

  private func window(
    _ fields: inout LayerFields
  ) throws(LayerListError) -> PoolingWindow {
    let kernel = try fields.pair("kernel", 1...LayerFields.largestWindow)
    let stride = try fields.pair("stride", 1...LayerFields.largestWindow)
    let padding = try fields.pair("padding", 0...LayerFields.largestWindow)
    return PoolingWindow(
      height: kernel.rows, width: kernel.columns, strides: (stride.rows, stride.columns),
      padding: (padding.rows, padding.columns),
      rounding: try fields.optionalChoice("rounding", of: ["down", "up"]) == "up" ? .up : .down)
  }

  private mutating func part(
    _ field: String, of fields: inout LayerFields, at path: String, depth: Int
  ) throws(LayerListError) -> [LayerDescription] {
    try layers(fields.value(field), field: field, in: "\(path).\(field).", depth: depth)
  }

  private mutating func branches(
    of fields: inout LayerFields, at path: String, depth: Int
  ) throws(LayerListError) -> [[LayerDescription]] {
    let value = try fields.value("branches")
    guard case .array(let values) = value, !values.isEmpty else {
      throw LayerListError(
        position: fields.position,
        problem: .wrongValue(
          field: "branches", expected: "a list of branches, each a list of layers",
          found: value.words))
    }
    var branches: [[LayerDescription]] = []
    for (index, value) in values.enumerated() {
      branches.append(
        try layers(value, field: "branches", in: "\(path).\(index).", depth: depth))
    }
    return branches
  }
}
