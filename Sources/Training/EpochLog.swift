extension History.Epoch {
  /// The epoch's line in the log, as the lectures print it.
  ///
  /// - Parameters:
  ///   - epochs: how many the run has.
  ///   - trainingImages: how many images there are to learn from.
  ///   - evaluationImages: how many there are to test on.
  /// - Returns: `Epoch 1/20 - Train Loss: 1.6057, Train Correct: 38/175 - Test Loss: …`.
  public func logLine(of epochs: Int, trainingImages: Int, evaluationImages: Int) -> String {
    "Epoch \(epoch)/\(epochs)"
      + " - Train Loss: \(fourDecimals(trainingLoss))"
      + ", Train Correct: \(correct(trainingAccuracy, of: trainingImages))"
      + " - Test Loss: \(fourDecimals(evaluationLoss))"
      + ", Test Correct: \(correct(evaluationAccuracy, of: evaluationImages))"
  }

  private func correct(_ share: Double, of count: Int) -> String {
    "\(Int((share * Double(count)).rounded()))/\(count)"
  }
}

extension History {
  /// The log of all epochs so far; a run that was stopped has fewer than `epochs`.
  public func log(of epochs: Int, trainingImages: Int, evaluationImages: Int) -> [String] {
    self.epochs.map {
      $0.logLine(
        of: epochs, trainingImages: trainingImages, evaluationImages: evaluationImages)
    }
  }
}

/// A loss with four decimals, rounded half away from zero, whatever the locale.
private func fourDecimals(_ loss: Double) -> String {
  guard loss.isFinite, loss.magnitude < 1e9 else { return "\(loss)" }
  let steps = Int((loss.magnitude * 10_000).rounded())
  let fraction = String(steps % 10_000)
  let zeros = String(repeating: "0", count: 4 - fraction.count)
  return "\(loss < 0 ? "-" : "")\(steps / 10_000).\(zeros)\(fraction)"
}
