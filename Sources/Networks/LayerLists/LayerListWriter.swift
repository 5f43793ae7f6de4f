extension LayerList {
  /// The list as JSON, one layer of the outermost level a line; the same bytes everywhere.
  public var json: String {
    guard !layers.isEmpty else { return "[]\n" }
    return "[\n" + layers.map { "  \($0.json)" }.joined(separator: ",\n") + "\n]\n"
  }
}

extension LayerDescription {
  fileprivate var json: String {
    let frozen = isFrozen ? [("frozen", "true")] : []
    let fields = [("type", "\"\(type.rawValue)\"")] + fields + frozen
    return "{\(fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", "))}"
  }

  private var fields: [(String, String)] {
    switch kind {
    case .conv2d(let it):
      [
        ("in", "\(it.inputs)"), ("out", "\(it.outputs)"), ("kernel", it.kernel.json),
        ("stride", it.stride.json), ("padding", it.padding.json),
        ("dilation", it.dilation.json), ("groups", "\(it.groups)"), ("bias", "\(it.bias)"),
      ]
    case .linear(let inputs, let outputs, let bias):
      [("in", "\(inputs)"), ("out", "\(outputs)"), ("bias", "\(bias)")]
    case .batchNorm2d(let features, let epsilon, let momentum):
      [
        ("features", "\(features)"), ("eps", JSONValue.text(of: epsilon)),
        ("momentum", JSONValue.text(of: momentum)),
      ]
    case .maxPool2d(let window): window.fields
    case .avgPool2d(let window, let divisor):
      window.fields + (divisor == .image ? [("divisor", "\"image\"")] : [])
    case .adaptiveAvgPool2d(let output): [("output", output.json)]
    case .dropout(let probability): [("p", JSONValue.text(of: probability))]
    case .relu, .relu6, .sigmoid, .softmax, .logSoftmax, .flatten: []
    case .sequential(let layers): [("layers", Self.json(layers))]
    case .residual(let it):
      [
        ("class", "\"\(it.name)\""), ("body", Self.json(it.body)),
        ("shortcut", Self.json(it.shortcut)), ("after", Self.json(it.after)),
      ]
    case .parallel(let it):
      [
        ("class", "\"\(it.name)\""),
        ("branches", "[\(it.branches.map(Self.json).joined(separator: ", "))]"),
      ]
    case .paddedIdentity(let inputs, let outputs, let stride):
      [("in", "\(inputs)"), ("out", "\(outputs)"), ("stride", stride.json)]
    }
  }

  private static func json(_ layers: [LayerDescription]) -> String {
    "[\(layers.map(\.json).joined(separator: ", "))]"
  }
}

extension Extent {
  fileprivate var json: String { "[\(rows), \(columns)]" }
}

extension LayerDescription.Sides {
  fileprivate var json: String {
    top == bottom && left == right
      ? "[\(top), \(left)]" : "[\(top), \(bottom), \(left), \(right)]"
  }
}

extension PoolingWindow {
  fileprivate var fields: [(String, String)] {
    let always = [
      ("kernel", "[\(height), \(width)]"),
      ("stride", "[\(verticalStride), \(horizontalStride)]"),
      ("padding", "[\(verticalPadding), \(horizontalPadding)]"),
    ]
    return always + (rounding == .up ? [("rounding", "\"up\"")] : [])
  }
}
