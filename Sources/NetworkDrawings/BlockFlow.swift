public import Figures
public import Networks
import Tensors

extension Flow {
  /// What happens inside a block of several ways, as boxes and arrows.
  ///
  /// A residual block runs downward with its shortcut beside it; branches that are joined run
  /// across, one below the other. Any other layer has no flow.
  ///
  /// - Parameters:
  ///   - block: a residual or a parallel block of an outline.
  ///   - withDetails: whether activations and normalisation are written in the boxes.
  ///   - axes: the order in which shapes are written.
  public init?(
    of block: LayerOutline, withDetails: Bool = true, axes: AxisOrder = .channelsFirst
  ) {
    let drawing = BlockDrawing(block: block, withDetails: withDetails, axes: axes)
    switch block.description.kind {
    case .residual: self = drawing.residual
    case .parallel: self = drawing.parallel
    default: return nil
    }
  }
}

/// Puts the nodes of one block into rows and columns.
private struct BlockDrawing {
  var block: LayerOutline
  var withDetails: Bool
  var axes: AxisOrder

  /// The body in the first column, the shortcut's layers in the second.
  var residual: Flow {
    let body = stages(in: way("body"))
    let shortcut = stages(in: way("shortcut"))
    let after = way("after")?.children ?? []
    var nodes = [
      FlowNode(
        "input", "x", shape: axes.text(of: block.inputShape.axes), style: .plain)
    ]
    nodes += boxes(body, "body") { ($0 + 1, 0) }
    nodes += boxes(shortcut, "shortcut") { ($0 + 1 + max(0, (body.count - shortcut.count) / 2), 1) }
    let sum = body.count + 1
    nodes.append(FlowNode("sum", "+", row: sum, style: .operation))
    let activation = after.compactMap(\.note).joined(separator: ", ")
    nodes.append(
      FlowNode(
        "output", activation.isEmpty ? "y" : activation, row: sum + 1, style: .plain))
    var edges = chain(["input"] + body.indices.map { "body\($0)" } + ["sum", "output"])
    if shortcut.isEmpty {
      edges.append(FlowEdge("input", "sum", label: "identity"))
    } else {
      edges += chain(["input"] + shortcut.indices.map { "shortcut\($0)" } + ["sum"])
    }
    return Flow(.down, nodes: nodes, edges: edges)
  }

  /// A row for every branch between one bar for the input and one for the joined output.
  var parallel: Flow {
    let branches = block.children.map { stages(in: $0) }
    let longest = branches.map(\.count).max() ?? 0
    var nodes = [
      FlowNode(
        "input", "input", shape: axes.text(of: block.inputShape.axes), rows: block.branchCount)
    ]
    var edges: [FlowEdge] = []
    for (row, branch) in branches.enumerated() {
      nodes += boxes(branch, "branch\(row)-") { (row, $0 + 1) }
      edges += chain(["input"] + branch.indices.map { "branch\(row)-\($0)" } + ["joined"])
    }
    nodes.append(
      FlowNode(
        "joined", "join", shape: axes.text(of: block.outputShape.axes), column: longest + 1,
        rows: block.branchCount, tint: .block))
    return Flow(.across, nodes: nodes, edges: edges)
  }

  private func way(_ name: String) -> LayerOutline? {
    block.children.first { $0.path.split(separator: ".").last.map(String.init) == name }
  }

  private func stages(in way: LayerOutline?) -> [Stage] {
    guard let way else { return [] }
    var reader = StageReader()
    reader.read([way])
    return reader.stages.map(\.stage)
  }

  private func boxes(
    _ stages: [Stage], _ name: String, place: (Int) -> (row: Int, column: Int)
  ) -> [FlowNode] {
    stages.enumerated().map { index, stage in
      let (row, column) = place(index)
      return FlowNode(
        "\(name)\(index)", stage.label, detail: withDetails ? stage.detail : "",
        shape: axes.text(of: stage.shape), row: row, column: column, tint: stage.tint)
    }
  }

  private func chain(_ ids: [String]) -> [FlowEdge] {
    zip(ids, ids.dropFirst()).map { FlowEdge($0, $1) }
  }
}

extension Stage {
  fileprivate var tint: FlowNode.Tint {
    switch kind {
    case .convolution: .convolution
    case .pooling: .pooling
    case .dense: .dense
    case .residual, .parallel: .block
    case .input, .flatten, .other: .plain
    }
  }
}
