/// A network as the stages that one image passes, drawn from left to right.
public struct Architecture: Equatable, Codable, Sendable {
  /// In the order in which they run, the input first.
  public var stages: [Stage]
  /// Brackets over neighbouring stages; they do not overlap.
  public var groups: [StageGroup]
  public var axes: AxisOrder

  public init(
    stages: [Stage], groups: [StageGroup] = [], axes: AxisOrder = .channelsFirst
  ) {
    self.stages = stages
    self.groups = groups
    self.axes = axes
  }

  /// Weights and biases of all stages.
  public var parameters: Int { stages.parameterSum }
}

extension [Stage] {
  /// The sum of the stages' parameters; it stays at the largest number rather than overflow.
  var parameterSum: Int {
    reduce(0) { sum, stage in
      let (next, overflows) = sum.addingReportingOverflow(stage.parameters)
      return overflows ? Int.max : next
    }
  }
}

/// The order in which a drawing writes the axes of an image.
public enum AxisOrder: String, Codable, Sendable {
  /// 64×7×7: channels, height, width, as tensors have them.
  case channelsFirst
  /// 7×7×64: height, width, channels.
  case channelsLast

  /// What a drawing writes for a shape of three axes, C×H×W, or for a vector.
  public func text(of shape: [Int]) -> String {
    let axes = self == .channelsLast && shape.count == 3 ? [shape[1], shape[2], shape[0]] : shape
    return axes.map(String.init).joined(separator: "×")
  }
}

/// One step of a network: what it does and the shape of what it writes.
public struct Stage: Equatable, Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case input
    case convolution
    case pooling
    case dense
    case flatten
    /// Layers with a shortcut past them.
    case residual
    /// Branches that read the same maps and whose outputs are joined.
    case parallel
    case other
  }

  /// What training does to a stage's weights.
  public enum Training: String, Codable, CaseIterable, Sendable {
    /// They stay as they are.
    case frozen
    /// They were learnt before and go on learning.
    case tuned
    /// They start from random numbers.
    case new
  }

  public var kind: Kind
  /// The layer, such as `conv 3×3`.
  public var label: String
  /// What follows on the spot, such as `ReLU`; may be empty.
  public var detail: String
  /// What the stage writes for one image: C×H×W, or the length of a vector.
  public var shape: [Int]
  /// How many such layers follow each other.
  public var count: Int
  /// Weights and biases of all of them.
  public var parameters: Int
  /// How many ways lead from the input to the output.
  public var branches: Int
  /// `nil` where it does not matter or where there is nothing to train.
  public var training: Training?

  public init(
    _ kind: Kind, label: String, detail: String = "", shape: [Int], count: Int = 1,
    parameters: Int = 0, branches: Int = 1, training: Training? = nil
  ) {
    self.kind = kind
    self.label = label
    self.detail = detail
    self.shape = shape
    self.count = count
    self.parameters = parameters
    self.branches = branches
    self.training = training
  }
}

/// A name for neighbouring stages.
public struct StageGroup: Equatable, Codable, Sendable {
  public var label: String
  /// Positions of the first and the last stage, counted from 0.
  public var first: Int
  public var last: Int

  public init(_ label: String, first: Int, last: Int) {
    self.label = label
    self.first = first
    self.last = last
  }
}
