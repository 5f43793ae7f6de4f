/// How far a training run is, for whoever shows it.
public struct TrainingProgress: Equatable, Sendable {
  public enum Phase: Equatable, Sendable {
    case training
    case evaluating
  }

  public let phase: Phase
  /// Counted from 1.
  public let epoch: Int
  public let epochs: Int
  /// Images done in this phase of this epoch.
  public let imagesDone: Int
  public let imagesTotal: Int

  public init(phase: Phase, epoch: Int, epochs: Int, imagesDone: Int, imagesTotal: Int) {
    self.phase = phase
    self.epoch = epoch
    self.epochs = epochs
    self.imagesDone = imagesDone
    self.imagesTotal = imagesTotal
  }
}

/// Told how far a run is; throws to stop it.
public typealias ProgressReport = (TrainingProgress) throws -> Void
