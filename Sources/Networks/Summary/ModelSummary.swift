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

extension NetworkOutline {
  /// The rows of the table, numbered from 1 over the innermost layers; a block that adds or joins
  /// what its layers wrote has a row after theirs.
  public var summary: ModelSummary {
    let steps = steps.filter { $0.role != .code }
    return ModelSummary(
      inputShape: inputShape,
      rows: steps.enumerated().map { index, step in
        ModelSummary.Row(
          layer: "\(step.name)-\(index + 1)", outputShape: step.outputShape,
          parameterCount: step.ownParameterCount)
      })
  }
}

extension Sequential {
  /// The network's shapes and counts.
  public var outline: NetworkOutline {
    guard let outline = try? NetworkOutline(self) else {
      preconditionFailure("\(description) cannot read its own images of \(inputShape)")
    }
    return outline
  }

  /// The rows of a page's table.
  public var summary: ModelSummary { outline.summary }
}
