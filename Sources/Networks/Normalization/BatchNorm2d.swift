public import Mathematics
public import Tensors

/// Gives every channel mean 0 and variance 1, then a scale and a shift of its own.
///
/// y = (x − mean) / √(variance + ε) · weight + bias on C×H×W. In training mean and variance are
/// those of the whole batch, however many threads share it; in evaluation those that training
/// collected: running = (1 − m)·running + m·batch, the variance with divisor n − 1.
///
/// Source: Ioffe & Szegedy 2015, algorithms 1 and 2.
public struct BatchNorm2d: Layer {
  public static let kind = "BatchNorm2d"

  /// ε, in units of the variance.
  public let epsilon: Float
  /// m, the share of a new batch in the running values.
  public let momentum: Float
  /// One scale for each channel.
  public var weight = Parameter(Tensor(shape: [0]))
  /// One shift for each channel.
  public var bias = Parameter(Tensor(shape: [0]))
  public var runningMean = Tensor(shape: [0])
  public var runningVariance = Tensor(shape: [0])

  public init(epsilon: Float = 1e-5, momentum: Float = 0.1) {
    precondition(epsilon >= 0, "an epsilon of \(epsilon) would subtract from variances")
    precondition((0...1).contains(momentum), "a momentum of \(momentum) is not between 0 and 1")
    self.epsilon = epsilon
    self.momentum = momentum
  }

  public var description: String { "BatchNorm2d()" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.axes.count == 3 else {
      throw ShapeError.noImage(description, found: input)
    }
    if weight.value.count > 0 && weight.value.count != input[0] {
      throw ShapeError.otherWeights(
        description, expected: "\(weight.value.count) channels", found: input)
    }
    return input
  }

  public func checkTraining(images: Int, input: Shape) throws(ShapeError) {
    guard images * input[1] * input[2] > 1 else {
      throw ShapeError(
        layer: description, expected: "more than one value per channel in a batch", found: input,
        hint: "A batch holds a single image: choose a batch size that leaves none alone.")
    }
  }

  /// Weights of 1, shifts of 0, running mean 0 and variance 1.
  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {
    let ones = [Float](repeating: 1, count: input[0])
    weight.value = Tensor(shape: [input[0]], values: ones)
    bias.value = Tensor(shape: [input[0]])
    runningMean = Tensor(shape: [input[0]])
    runningVariance = Tensor(shape: [input[0]], values: ones)
  }

  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    try body("weight", &weight)
    try body("bias", &bias)
  }

  public mutating func forEachStatistic(
    _ body: (_ name: String, inout Tensor) throws -> Void
  ) rethrows {
    try body("running_mean", &runningMean)
    try body("running_var", &runningVariance)
  }
}
