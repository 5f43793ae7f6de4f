import Tensors

extension NetworkOutline {
  /// The summary that torchinfo 1.8.0 prints for the network written in PyTorch, when it is given
  /// a batch of so many images.
  ///
  /// Three levels are shown; a row of the third counts all within it. Parentheses mark parameters
  /// that training leaves alone. Megabytes are 10⁶ bytes; the memory of a pass counts twice what
  /// layers with parameters write; multiplications count weights and biases once for each place.
  public func torchinfo(batch: Int = 1) -> String {
    TorchinfoText(self, batch: batch).text
  }
}

private struct TorchinfoText {
  private static let deepestShown = 3
  private static let columnWidth = 25
  /// torchinfo asks Python how large the input is, and the answer has the object's own bytes in it.
  private static let bytesOfInputObject = 64

  private struct Row {
    let title: String
    let shape: String
    let parameters: String
    let depth: Int
  }

  private let network: NetworkOutline
  private let batch: Int
  private var rows: [Row] = []
  private var counters: [Int] = []
  private var multiplyAdds = 0.0
  private var writtenNumbers = 0

  init(_ network: NetworkOutline, batch: Int) {
    self.network = network
    self.batch = batch
    rows = [
      Row(
        title: network.name, shape: shape(network.outputShape),
        parameters: "--", depth: 0)
    ]
    append(network.layers, depth: 1)
  }

  private mutating func append(_ layers: [LayerOutline], depth: Int) {
    for layer in layers where layer.role != .code {
      if counters.count < depth { counters.append(0) }
      counters[depth - 1] += 1
      rows.append(
        Row(
          title: "\(layer.name): \(depth)-\(counters[depth - 1])", shape: shape(layer.outputShape),
          parameters: parameters(of: layer, depth: depth), depth: depth))
      if layer.children.isEmpty {
        multiplyAdds += layer.multiplyAdds * Double(batch)
        if layer.parameterCount > 0 { writtenNumbers += batch * layer.outputShape.count }
      }
      append(layer.children, depth: depth + 1)
    }
  }

  private func shape(_ shape: Shape) -> String {
    "[\(([batch] + shape.axes).map(String.init).joined(separator: ", "))]"
  }

  private func parameters(of layer: LayerOutline, depth: Int) -> String {
    let isWhole = layer.children.isEmpty || depth == Self.deepestShown
    guard layer.parameterCount > 0, isWhole else { return "--" }
    let count = SummaryNumbers.grouped(layer.parameterCount)
    return layer.trainableCount > 0 ? count : "(\(count))"
  }

  var text: String {
    let nameWidth = nameWidth
    let divider = String(repeating: "=", count: nameWidth + 2 * Self.columnWidth)
    let header = line("Layer (type:depth-idx)", "Output Shape", "Param #", nameWidth)
    let layers = rows.filter { $0.depth <= Self.deepestShown }.map { row in
      line(Self.branch(depth: row.depth) + row.title, row.shape, row.parameters, nameWidth)
    }
    return
      ([divider, header, divider] + layers + [divider] + counts + [divider] + sizes + [divider])
      .joined(separator: "\n") + "\n"
  }

  private var counts: [String] {
    let (total, trainable) = (network.parameterCount, network.trainableCount)
    return [
      "Total params: \(SummaryNumbers.grouped(total))",
      "Trainable params: \(SummaryNumbers.grouped(trainable))",
      "Non-trainable params: \(SummaryNumbers.grouped(total - trainable))",
      "Total mult-adds \(Self.scaled(multiplyAdds))",
    ]
  }

  private var sizes: [String] {
    let input = 4 * batch * network.inputShape.count + Self.bytesOfInputObject
    let written = 2 * 4 * writtenNumbers
    let parameters = 4 * network.parameterCount
    return [
      "Input size (MB): \(Self.megabytes(input))",
      "Forward/backward pass size (MB): \(Self.megabytes(written))",
      "Params size (MB): \(Self.megabytes(parameters))",
      "Estimated Total Size (MB): \(Self.megabytes(input + written + parameters))",
    ]
  }

  /// Forty columns, more where a name needs them, in steps of five.
  private var nameWidth: Int {
    let longest = rows.map { $0.title.count + 5 * $0.depth + 1 }.max() ?? 0
    return longest >= 40 ? (longest + 4) / 5 * 5 : 40
  }

  private func line(_ name: String, _ shape: String, _ parameters: String, _ width: Int) -> String {
    "\(name.padded(to: width)) \(shape.padded(to: Self.columnWidth)) \(parameters)"
  }

  private static func branch(depth: Int) -> String {
    switch depth {
    case 0: ""
    case 1: "├─"
    default: String(repeating: "│    ", count: depth - 1) + "└─"
    }
  }

  /// In millions, milliards or billions, whole ones without places.
  private static func scaled(_ number: Double) -> String {
    let (unit, size) =
      number >= 1e12 ? ("T", 1e12) : number >= 1e9 ? ("G", 1e9) : ("M", 1e6)
    let value = number / size
    let whole = Int(exactly: value).map(SummaryNumbers.grouped)
    return "(\(unit)): \(whole ?? SummaryNumbers.hundredths(value))"
  }

  private static func megabytes(_ bytes: Int) -> String {
    SummaryNumbers.hundredths(Double(bytes) / 1e6)
  }
}

extension String {
  /// The text with spaces behind it, or in front, until it is that wide.
  func padded(to width: Int, onTheLeft: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - count))
    return onTheLeft ? spaces + self : self + spaces
  }
}
