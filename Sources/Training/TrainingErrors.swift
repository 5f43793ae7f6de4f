public import Tensors

/// The loss stopped being a number: the steps were too large or the input was not finite.
public struct DivergenceError: Error, Equatable, CustomStringConvertible {
  /// Counted from 1.
  public let epoch: Int
  /// Counted from 1 within the epoch; none when evaluation noticed it.
  public let step: Int?
  /// "nan" or "inf".
  public let loss: String

  init(epoch: Int, step: Int?, loss: Double) {
    self.epoch = epoch
    self.step = step
    self.loss = loss.isNaN ? "nan" : "inf"
  }

  public var description: String {
    let place = step.map { "step \($0)" } ?? "the evaluation"
    return "epoch \(epoch), \(place): the loss is \(loss). "
      + "Lower the learning rate, or look for pixels that are not finite."
  }
}

/// A collection does not fit the network that should read it.
public struct CollectionMismatchError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case noImages
    case imageShape(found: Shape, expected: Shape)
    case classes(found: Int, outputs: Int)
    case finalShape(Shape)
  }

  public let problem: Problem

  public var description: String {
    switch problem {
    case .noImages:
      "the collection holds no images. Give it at least one."
    case .imageShape(let found, let expected):
      "images of \(found) do not fit a network for \(expected). Resize them or rebuild the network."
    case .classes(let found, let outputs):
      "\(found) classes do not fit \(outputs) outputs. End the network with Linear(\(found))."
    case .finalShape(let shape):
      "a classifier's output has one axis, not \(shape). Put Flatten() and Linear() at its end."
    }
  }
}
