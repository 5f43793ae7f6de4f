public import Networks
public import Tensors

/// The loss stopped being a number: the steps were too large or the input was not finite.
public struct DivergenceError: Error, Equatable, CustomStringConvertible {
  /// Counted from 1.
  public let epoch: Int
  /// Counted from 1 within the epoch; none when evaluation noticed it.
  public let step: Int?
  /// "nan" or "inf".
  public let loss: String
  /// What was not finite first on the way through the network.
  public let origin: NonFiniteOrigin

  init(epoch: Int, step: Int?, loss: Double, origin: NonFiniteOrigin) {
    self.epoch = epoch
    self.step = step
    self.loss = loss.isNaN ? "nan" : "inf"
    self.origin = origin
  }

  public var description: String {
    let place = step.map { "step \($0)" } ?? "the evaluation"
    return "epoch \(epoch), \(place): the loss is \(loss). \(advice)"
  }

  private var advice: String {
    switch origin {
    case .input:
      "The image itself holds numbers that are not finite. Look at the normalisation."
    case .layer(let path, let layer):
      "Layer \(path) \(layer) is the first whose output is not finite. Lower the learning rate."
    case .loss:
      "Every layer's output is finite. End the network with what the loss wants, "
        + "such as Sigmoid() before binaryCrossEntropy."
    }
  }
}

/// A collection does not fit the network that should read it.
public struct CollectionMismatchError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case noImages
    case imageShape(found: Shape, expected: Shape)
    /// What a network reads that cannot read pictures.
    case pictureInput(Shape)
    /// Height and width of a picture after its transforms.
    case pictureSize(name: String, found: [Int], expected: [Int])
    case normalization(channels: Int, expected: Int)
    case classes(found: Int, outputs: Int, Loss)
    case finalShape(Shape)
  }

  public let problem: Problem

  public var description: String {
    switch problem {
    case .noImages:
      "the collection holds no images. Give it at least one."
    case .imageShape(let found, let expected):
      "images of \(found) do not fit a network for \(expected). Resize them, or build the "
        + "network for \(found)."
    case .pictureInput(let shape):
      "pictures do not fit a network for \(shape). Build it for one channel or three, a height "
        + "and a width."
    case .pictureSize(let name, let found, let expected):
      "\(name): \(found[0])×\(found[1]) pixels after its transforms do not fit a network for "
        + "\(expected[0])×\(expected[1]). Resize pictures to that size."
    case .normalization(let channels, let expected):
      "a normalisation for \(channels) channels does not fit images of \(expected). Give one "
        + "mean and deviation for all channels, or \(expected) of each."
    case .classes(let found, let outputs, .crossEntropy):
      "\(found) classes do not fit \(outputs) outputs. End the network with Linear(\(found))."
    case .classes(let found, let outputs, let loss):
      "\(loss.rawValue) compares one output with the classes 0 and 1, or as many outputs as there "
        + "are classes with 1 for the true one and 0; here are \(outputs) outputs and "
        + "\(found) classes. Let the last Linear have \(found == 2 ? 1 : found)."
    case .finalShape(let shape):
      "a classifier's output has one axis, not \(shape). Put Flatten() and Linear() at its end."
    }
  }
}
