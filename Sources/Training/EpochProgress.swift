import Cancellations

/// Tells how far an epoch is, and stops it when that is wished.
struct EpochProgress {
  let epoch: Int
  let epochs: Int
  let cancellation: Cancellation
  let report: ProgressReport

  /// Stops the epoch after a step that brought it to so many images, where that is wished.
  func check(_ images: Int, of total: Int, batchSize: Int) throws(Cancelled) {
    let batch = (images + batchSize - 1) / batchSize
    let batches = (total + batchSize - 1) / batchSize
    try cancellation.check("in epoch \(epoch) of \(epochs), after batch \(batch) of \(batches)")
  }

  func trained(_ images: Int, of total: Int) throws {
    try tell(.training, images, of: total)
  }

  func evaluated(_ images: Int, of total: Int) throws {
    try tell(.evaluating, images, of: total)
  }

  /// Runs an evaluation, and names the epoch when it is stopped.
  func naming<Result>(_ evaluation: () throws -> Result) throws -> Result {
    do {
      return try evaluation()
    } catch is Cancelled {
      throw Cancelled(place: "in epoch \(epoch) of \(epochs), in its evaluation")
    }
  }

  private func tell(_ phase: TrainingProgress.Phase, _ images: Int, of total: Int) throws {
    try report(
      TrainingProgress(
        phase: phase, epoch: epoch, epochs: epochs, imagesDone: images, imagesTotal: total))
  }
}
