/// What training measured, epoch by epoch.
public struct History: Equatable, Codable, Sendable {
  /// Both collections, measured in evaluation mode after the epoch's last step.
  public struct Epoch: Equatable, Codable, Sendable {
    /// Counted from 1.
    public let epoch: Int
    /// Mean cross-entropy over the training images, in nats.
    public let trainingLoss: Double
    /// The share of training images whose class was found, 0 to 1.
    public let trainingAccuracy: Double
    /// Mean cross-entropy over the images that were not trained on, in nats.
    public let evaluationLoss: Double
    /// The share of those images whose class was found, 0 to 1.
    public let evaluationAccuracy: Double

    public init(
      epoch: Int, trainingLoss: Double, trainingAccuracy: Double, evaluationLoss: Double,
      evaluationAccuracy: Double
    ) {
      self.epoch = epoch
      self.trainingLoss = trainingLoss
      self.trainingAccuracy = trainingAccuracy
      self.evaluationLoss = evaluationLoss
      self.evaluationAccuracy = evaluationAccuracy
    }
  }

  public var epochs: [Epoch]
  /// The mean loss of every step's own batch before its update, in nats.
  public var stepLosses: [Double]

  public init(epochs: [Epoch] = [], stepLosses: [Double] = []) {
    self.epochs = epochs
    self.stepLosses = stepLosses
  }
}
