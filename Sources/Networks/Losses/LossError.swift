public import Tensors

/// A loss was asked to compare what does not compare.
public struct LossError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case noSamples
    case shapes(outputs: Shape, targets: Shape)
    case label(sample: Int, label: Int, classes: Int)
    /// The value as text, so that NaN compares too.
    case probability(index: Int, String)
    case wantsLabels
    case wantsNumbers
  }

  public let loss: Loss
  public let problem: Problem

  public init(loss: Loss, problem: Problem) {
    self.loss = loss
    self.problem = problem
  }

  public var description: String { "\(loss.rawValue): \(problemText)" }

  private var problemText: String {
    switch problem {
    case .noSamples:
      "there are no samples. Give it at least one."
    case .shapes(let outputs, let targets):
      "targets of \(targets) do not fit outputs of \(outputs). Give both the same samples; "
        + "nothing is repeated to fit."
    case .label(let sample, let label, let classes):
      "sample \(sample) has label \(label), outside of \(classes) classes. "
        + "Count labels from 0, or give the network more outputs."
    case .probability(let index, let value):
      "output \(index) is \(value), not a probability. "
        + "Put Sigmoid() at the network's end, or use binaryCrossEntropyWithLogits."
    case .wantsLabels:
      "its targets are classes. Give it labels."
    case .wantsNumbers:
      "its targets are numbers in the outputs' shape. Give it targets instead of labels."
    }
  }
}
