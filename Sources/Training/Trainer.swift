public import Datasets
public import Mathematics
public import Networks
public import Tensors

/// Trains a classifier on a collection: shuffled batches, cross-entropy, an evaluation per epoch.
///
/// The trained weights and the history depend on the network, the collections and the settings,
/// never on the thread count.
public struct Trainer: Sendable {
  public var epochs: Int
  /// Images in one step; the last step of an epoch takes what is left.
  public var batchSize: Int
  public var normalization: Normalization
  public var threads: Int
  public var numerics: Numerics

  public init(
    epochs: Int, batchSize: Int, normalization: Normalization = .unit, threads: Int = 1,
    numerics: Numerics = .exact
  ) {
    precondition(epochs >= 0, "a run cannot have \(epochs) epochs")
    precondition(batchSize > 0, "a batch cannot hold \(batchSize) images")
    self.epochs = epochs
    self.batchSize = batchSize
    self.normalization = normalization
    self.threads = threads
    self.numerics = numerics
  }

  /// Changes the network's parameters and tells how it went.
  ///
  /// - Parameters:
  ///   - network: what to train.
  ///   - optimizer: how to step.
  ///   - training: the images to learn from.
  ///   - evaluation: images that are only looked at after each epoch.
  ///   - random: gives each epoch's order, from the stream "shuffle/epoch 1", "shuffle/epoch 2" …
  ///   - report: called after each step and each part of an evaluation; throws to stop.
  /// - Returns: what was measured after each epoch.
  /// - Throws: `CollectionMismatchError`, `DivergenceError`, and what `report` throws; the network
  ///   then keeps its old parameters.
  public func train(
    _ network: inout Sequential, with optimizer: some Optimizer, on training: LabeledImages,
    evaluatingOn evaluation: LabeledImages, using random: inout SeededRandom,
    report: ProgressReport = { _ in }
  ) throws -> History {
    let source = try ImageSource(training, normalization: normalization, for: network)
    let test = try ImageSource(evaluation, normalization: normalization, for: network)
    let pool = WorkerPool(threads: threads)
    let step = TrainingStep(
      network, optimizer: optimizer, source: source,
      batchSize: min(batchSize, training.count), pool: pool, numerics: numerics)
    let evaluator = Evaluator(network, pool: pool, numerics: numerics)
    var history = History()
    for epoch in 1...max(epochs, 1) where epoch <= epochs {
      var shuffle = random.split("shuffle/epoch \(epoch)")
      let order = shuffle.permutation(of: training.count)
      history.stepLosses += try run(step, over: order, epoch: epoch, report: report)
      history.epochs.append(
        try measure(
          step.network, epoch: epoch, evaluator, training: source, evaluation: test,
          report: report))
    }
    network = step.network
    return history
  }

  private func run(
    _ step: TrainingStep, over order: [Int], epoch: Int, report: ProgressReport
  ) throws -> [Double] {
    var losses: [Double] = []
    for start in stride(from: 0, to: order.count, by: batchSize) {
      let end = min(start + batchSize, order.count)
      let loss = step.run(order[start..<end])
      guard loss.isFinite else {
        throw DivergenceError(epoch: epoch, step: losses.count + 1, loss: loss)
      }
      losses.append(loss)
      try report(
        TrainingProgress(
          phase: .training, epoch: epoch, epochs: epochs, imagesDone: end,
          imagesTotal: order.count))
    }
    return losses
  }

  private func measure(
    _ network: Sequential, epoch: Int, _ evaluator: Evaluator, training: ImageSource,
    evaluation: ImageSource, report: ProgressReport
  ) throws -> History.Epoch {
    let total = training.images.count + evaluation.images.count
    func progress(_ done: Int) throws {
      try report(
        TrainingProgress(
          phase: .evaluating, epoch: epoch, epochs: epochs, imagesDone: done, imagesTotal: total))
    }
    let learned = try evaluator.evaluate(network, on: training, report: progress)
    let tested = try evaluator.evaluate(network, on: evaluation) {
      try progress(training.images.count + $0)
    }
    for loss in [learned.meanLoss, tested.meanLoss] where !loss.isFinite {
      throw DivergenceError(epoch: epoch, step: nil, loss: loss)
    }
    return History.Epoch(
      epoch: epoch, trainingLoss: learned.meanLoss, trainingAccuracy: learned.accuracy,
      evaluationLoss: tested.meanLoss, evaluationAccuracy: tested.accuracy)
  }
}

extension Sequential {
  /// What the network makes of a collection, in evaluation mode.
  ///
  /// - Throws: `CollectionMismatchError` when the network cannot read or classify the images.
  public func evaluate(
    on images: LabeledImages, normalization: Normalization, threads: Int = 1,
    numerics: Numerics = .exact
  ) throws(CollectionMismatchError) -> Evaluation {
    let source = try ImageSource(images, normalization: normalization, for: self)
    let evaluator = Evaluator(self, pool: WorkerPool(threads: threads), numerics: numerics)
    return evaluator.evaluate(self, on: source) { _ in }
  }
}
