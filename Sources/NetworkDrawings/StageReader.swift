import Figures
import Networks
import Tensors

/// A stage with what folding and grouping need to know of it.
struct DrawnStage: Equatable {
  var stage: Stage
  /// The named part of the network that it belongs to; empty outside of such parts.
  var part: String
  /// Whether it filters each channel on its own.
  var isDepthwise = false
}

/// Reads a network's layers in order and makes stages of them.
struct StageReader {
  var showsTraining: Bool
  var newParts: [String]
  private(set) var stages: [DrawnStage] = []

  init(showsTraining: Bool = false, newParts: [String] = []) {
    self.showsTraining = showsTraining
    self.newParts = newParts
  }

  mutating func begin(with shape: [Int]) {
    stages.append(DrawnStage(stage: Stage(.input, label: "input", shape: shape), part: ""))
  }

  mutating func read(_ layers: [LayerOutline]) {
    for layer in layers { read(layer) }
  }

  private mutating func read(_ layer: LayerOutline) {
    switch layer.role {
    case .block: append(layer, as: layer.blockKind, label: layer.blockName)
    case .sequence:
      // A squeezing convolution and the branches behind it are one block of the lecture's.
      let blocks = layer.children.filter { $0.role == .block }
      if let block = blocks.first, blocks.count == 1, layer.children.count > 1,
        layer.children.last == block
      {
        append(layer, as: block.blockKind, label: block.blockName, branchesOf: block)
      } else {
        read(layer.children)
      }
    case .layer, .code: readSingle(layer)
    }
  }

  private mutating func readSingle(_ layer: LayerOutline) {
    if let note = layer.note {
      add(note, of: layer)
    } else if let label = layer.stageLabel {
      append(layer, as: layer.stageKind, label: label, detail: layer.stageDetail)
      stages[stages.count - 1].isDepthwise = layer.isDepthwise
    }
  }

  /// An activation or a normalisation joins the stage before it, with its parameters.
  private mutating func add(_ note: String, of layer: LayerOutline) {
    guard let last = stages.indices.last else { return }
    let detail = stages[last].stage.detail
    stages[last].stage.detail = detail.isEmpty ? note : "\(detail), \(note)"
    stages[last].stage.parameters += layer.parameterCount
    if stages[last].stage.training == nil { stages[last].stage.training = training(of: layer) }
  }

  private mutating func append(
    _ layer: LayerOutline, as kind: Stage.Kind, label: String, detail: String = "",
    branchesOf block: LayerOutline? = nil
  ) {
    let stage = Stage(
      kind, label: label, detail: detail, shape: layer.outputShape.axes,
      parameters: layer.parameterCount, branches: (block ?? layer).branchCount,
      training: training(of: layer))
    stages.append(DrawnStage(stage: stage, part: layer.part))
  }

  private func training(of layer: LayerOutline) -> Stage.Training? {
    guard showsTraining, layer.parameterCount > 0 else { return nil }
    if newParts.contains(layer.part) { return .new }
    return layer.trainableCount == 0 ? .frozen : .tuned
  }
}

extension LayerOutline {
  /// The name at the beginning of the path, unless it is a position.
  var part: String {
    let first = path.split(separator: ".").first.map(String.init) ?? ""
    return Int(first) == nil && path.contains(".") ? first : ""
  }

  var branchCount: Int {
    switch description.kind {
    case .residual: 2
    case .parallel(let block): block.branches.count
    default: 1
    }
  }
}
