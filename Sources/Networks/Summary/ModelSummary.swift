public import Tensors

/// What a page's table of a network shows: each layer's output and its parameters.
public struct ModelSummary: Equatable, Codable, Sendable {
  public struct Row: Equatable, Codable, Sendable {
    /// The kind and its number among all layers, `Conv2d-1`.
    public let layer: String
    /// One image's output.
    public let outputShape: Shape
    public let parameterCount: Int
  }

  public let inputShape: Shape
  public let rows: [Row]

  public var parameterCount: Int { rows.reduce(0) { $0 + $1.parameterCount } }
}

extension Sequential {
  /// The rows of the summary, numbered from 1 over the innermost layers.
  public var summary: ModelSummary {
    var rows: [ModelSummary.Row] = []
    appendRows(to: &rows)
    return ModelSummary(inputShape: inputShape, rows: rows)
  }

  private func appendRows(to rows: inout [ModelSummary.Row]) {
    for (layer, shape) in zip(layers, outputShapes) {
      if let nested = layer as? Sequential {
        nested.appendRows(to: &rows)
      } else {
        let kind = type(of: layer).kind
        rows.append(
          ModelSummary.Row(
            layer: "\(kind)-\(rows.count + 1)", outputShape: shape,
            parameterCount: layer.parameterCount))
      }
    }
  }
}
