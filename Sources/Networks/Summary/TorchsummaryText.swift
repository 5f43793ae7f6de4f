import Tensors

extension NetworkOutline {
  /// The summary that torchsummary 1.5.1 prints for the network written in PyTorch.
  ///
  /// Rows are the innermost layers, and each block after those inside it; the batch is −1.
  /// Megabytes are 2²⁰ bytes; the memory of a pass counts twice what every row writes.
  public var torchsummary: String {
    let rows = steps.filter { $0.role != .code }
    let trainable = rows.reduce(0) { $0 + $1.ownTrainableCount }
    let thin = String(repeating: "-", count: 64)
    let thick = String(repeating: "=", count: 64)
    let layers = rows.enumerated().map { index, row in
      Self.line(
        "\(row.name)-\(index + 1)",
        "[\(([-1] + row.outputShape.axes).map(String.init).joined(separator: ", "))]",
        SummaryNumbers.grouped(row.ownParameterCount))
    }
    let written = rows.reduce(0) { $0 + $1.outputShape.count }
    let sizes = [4 * inputShape.count, 2 * 4 * written, 4 * parameterCount]
    let lines =
      [thin, Self.line("Layer (type)", "Output Shape", "Param #"), thick] + layers + [
        thick, "Total params: \(SummaryNumbers.grouped(parameterCount))",
        "Trainable params: \(SummaryNumbers.grouped(trainable))",
        "Non-trainable params: \(SummaryNumbers.grouped(parameterCount - trainable))", thin,
        "Input size (MB): \(Self.megabytes(sizes[0]))",
        "Forward/backward pass size (MB): \(Self.megabytes(sizes[1]))",
        "Params size (MB): \(Self.megabytes(sizes[2]))",
        "Estimated Total Size (MB): \(Self.megabytes(sizes.reduce(0, +)))", thin,
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ layer: String, _ shape: String, _ parameters: String) -> String {
    layer.padded(to: 20, onTheLeft: true) + "  " + shape.padded(to: 25, onTheLeft: true) + " "
      + parameters.padded(to: 15, onTheLeft: true)
  }

  private static func megabytes(_ bytes: Int) -> String {
    SummaryNumbers.hundredths(Double(bytes) / 1_048_576)
  }
}
