import Tensors

extension NetworkOutline {
  /// A table of the layers: what each writes, its parameters, what one of its numbers sees of the
  /// image, its multiplications, and the bytes that it writes for one image.
  public var table: String {
    let header = [
      "layer", "", "output", "parameters", "field", "jump", "multiply-adds", "bytes written",
    ]
    let rows = zip(steps, receptiveFields).map { layer, field in
      let (size, jump) = Self.words(for: field)
      return [
        layer.path, layer.title, "\(layer.outputShape)", Self.parameters(of: layer), size, jump,
        Self.count(layer.multiplyAdds), SummaryNumbers.grouped(layer.activationBytes),
      ]
    }
    let total = [
      "total", "", "", SummaryNumbers.grouped(parameterCount), "", "",
      Self.count(steps.reduce(0) { $0 + $1.multiplyAdds }),
      SummaryNumbers.grouped(steps.reduce(0) { $0 + $1.activationBytes }),
    ]
    let widths = header.indices.map { column in
      ([header, total] + rows).map { $0[column].count }.max() ?? 0
    }
    let lines = ([header] + rows + [total]).map { Self.line($0, widths: widths) }
    let rule = String(repeating: "-", count: widths.reduce(2 * (widths.count - 1), +))
    let frozen = parameterCount - trainableCount
    return
      (["\(name), input \(inputShape)", "", lines[0], rule] + lines[1...rows.count]
      + [rule, lines[rows.count + 1]]
      + (frozen > 0 ? ["", "(…) frozen: \(SummaryNumbers.grouped(frozen)) parameters"] : []))
      .joined(separator: "\n") + "\n"
  }

  /// Words to the left, numbers to the right, without spaces at the end.
  private static func line(_ cells: [String], widths: [Int]) -> String {
    let text = cells.indices.map { column in
      cells[column].padded(to: widths[column], onTheLeft: column > 2)
    }
    return text.joined(separator: "  ")
  }

  private static func words(for field: ReceptiveField) -> (size: String, jump: String) {
    switch field {
    case .wholeImage: ("all", "")
    case .window(let size, let jump):
      ("\(size.rows)×\(size.columns)", "\(jump.rows)×\(jump.columns)")
    }
  }

  private static func parameters(of layer: LayerOutline) -> String {
    let count = SummaryNumbers.grouped(layer.ownParameterCount)
    return layer.ownParameterCount > 0 && layer.trainableCount == 0 ? "(\(count))" : count
  }

  private static func count(_ number: Double) -> String {
    Int(exactly: number).map(SummaryNumbers.grouped) ?? "\(number)"
  }
}
