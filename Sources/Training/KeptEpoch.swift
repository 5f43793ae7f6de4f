/// Which epoch's parameters a network has after its training.
public enum KeptEpoch: Equatable, Codable, Sendable {
  case last
  /// The one that did best; the first among equals.
  case best(Metric)

  /// A number of `History.Epoch`; losses are best low, accuracies high.
  public enum Metric: String, Codable, Sendable, CaseIterable {
    case trainingLoss
    case trainingAccuracy
    case evaluationLoss
    case evaluationAccuracy

    func isBetter(_ new: History.Epoch, than old: History.Epoch) -> Bool {
      switch self {
      case .trainingLoss: new.trainingLoss < old.trainingLoss
      case .trainingAccuracy: new.trainingAccuracy > old.trainingAccuracy
      case .evaluationLoss: new.evaluationLoss < old.evaluationLoss
      case .evaluationAccuracy: new.evaluationAccuracy > old.evaluationAccuracy
      }
    }
  }
}
