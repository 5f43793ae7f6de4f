/// What training measured, epoch by epoch.
public struct History: Equatable, Codable, Sendable {
  /// Both collections, measured in evaluation mode after the epoch's last step.
  public struct Epoch: Equatable, Codable, Sendable {
    /// Counted from 1.
    public let epoch: Int
    /// Mean loss over the training images: nats, but for squared errors.
    public let trainingLoss: Double
    /// The share of training images whose class was found, 0 to 1.
    public let trainingAccuracy: Double
    /// Mean loss over the images that were not trained on.
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
  /// The mean loss of every step's own batch before its update.
  public var stepLosses: [Double]
  /// What was kept for a replay, in the order of the epochs; nothing unless the trainer was asked.
  public var snapshots: [Snapshot]
  /// The epoch whose parameters the network has, where the best one was looked for.
  public var bestEpoch: Int?

  public init(
    epochs: [Epoch] = [], stepLosses: [Double] = [], snapshots: [Snapshot] = [],
    bestEpoch: Int? = nil
  ) {
    self.epochs = epochs
    self.stepLosses = stepLosses
    self.snapshots = snapshots
    self.bestEpoch = bestEpoch
  }
}

extension History {
  private enum CodingKeys: CodingKey {
    case epochs, stepLosses, snapshots, bestEpoch
  }

  /// Histories from before there were snapshots have none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      epochs: try container.decode([Epoch].self, forKey: .epochs),
      stepLosses: try container.decode([Double].self, forKey: .stepLosses),
      snapshots: try container.decodeIfPresent([Snapshot].self, forKey: .snapshots) ?? [],
      bestEpoch: try container.decodeIfPresent(Int.self, forKey: .bestEpoch))
  }
}
