public import Cancellations
public import Datasets
public import Mathematics
public import Networks
public import Tensors

/// Trains a classifier on a collection: shuffled batches, a loss, an evaluation per epoch.
///
/// The trained weights and the history depend on the network, the collections and the settings,
/// never on the thread count.
public struct Trainer: Sendable {
  public var epochs: Int
  /// Images in one step; the last step of an epoch takes what is left.
  public var batchSize: Int
  /// How images in memory become numbers; other samples have one of their own.
  public var normalization: Normalization
  public var loss: Loss
  /// Which epoch's parameters the network has in the end.
  public var keeping: KeptEpoch
  public var snapshots: SnapshotPlan?
  /// Where the parameters are written after every epoch that is kept so far, in place of the
  /// epoch before: the last one, or the best.
  public var checkpointFile: String?
  public var threads: Int
  public var numerics: Numerics

  public init(
    epochs: Int, batchSize: Int, normalization: Normalization = .unit,
    loss: Loss = .crossEntropy, keeping: KeptEpoch = .last, snapshots: SnapshotPlan? = nil,
    checkpointFile: String? = nil, threads: Int = 1, numerics: Numerics = .exact
  ) {
    precondition(epochs >= 0, "a run cannot have \(epochs) epochs")
    precondition(batchSize > 0, "a batch cannot hold \(batchSize) images")
    self.epochs = epochs
    self.batchSize = batchSize
    self.normalization = normalization
    self.loss = loss
    self.keeping = keeping
    self.snapshots = snapshots
    self.checkpointFile = checkpointFile
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
  ///   - random: gives each epoch's order, from the stream "shuffle/epoch 1", "shuffle/epoch 2" …,
  ///     what its steps draw, from "steps/epoch 1" …, and what its transforms draw, from
  ///     "transforms/epoch 1" …; the training images are measured as the epoch has seen them.
  ///   - cancellation: looked at after each step, and within an evaluation.
  ///   - report: called after each step and each part of an evaluation; throws to stop.
  /// - Returns: what was measured after each epoch.
  /// - Throws: `CollectionMismatchError`, `ShapeError` when a layer cannot learn from batches of
  ///   this size, `LayerPathError` when a snapshot's layer is missing, `DivergenceError`,
  ///   `Cancelled` with the epoch and the batch, `FileFailure` for a checkpoint, what a source of
  ///   pictures throws, and what `report` throws; the network then keeps its old parameters.
  public func train(
    _ network: inout Sequential, with optimizer: some Optimizer, on training: Samples,
    evaluatingOn evaluation: Samples, using random: inout SeededRandom,
    cancellation: Cancellation = Cancellation(), report: @escaping ProgressReport = { _ in }
  ) throws -> History {
    let source = try SampleSource(training, for: network, loss: loss, threads: threads)
    let test = try SampleSource(evaluation, for: network, loss: loss, threads: threads)
    try checkBatches(of: training.count, for: network)
    try snapshots?.check(network)
    let pool = WorkerPool(threads: threads)
    let step = TrainingStep(
      network, optimizer: optimizer, source: source, loss: loss,
      batchSize: min(batchSize, training.count), pool: pool, numerics: numerics)
    let evaluator = Evaluator(network, loss: loss, pool: pool, numerics: numerics)
    var history = History()
    var kept = network
    for epoch in 1...max(epochs, 1) where epoch <= epochs {
      var shuffle = random.split("shuffle/epoch \(epoch)")
      let order = shuffle.permutation(of: training.count)
      step.draw(from: random.split("steps/epoch \(epoch)"))
      let drawing = random.split("transforms/epoch \(epoch)")
      source.begin(order, drawingFrom: drawing, cancellation: cancellation)
      let progress = EpochProgress(
        epoch: epoch, epochs: epochs, cancellation: cancellation, report: report)
      history.stepLosses += try run(step, over: order, of: source, progress)
      let (measured, confusion) = try measure(
        step.network, evaluator, training: source, evaluation: test, drawingFrom: drawing,
        progress)
      history.add(measured, keeping: keeping)
      // A copy that is not needed would make the next step copy all weights.
      if history.bestEpoch == epoch { kept = step.network }
      if let checkpointFile, keeping == .last || history.bestEpoch == epoch {
        try step.network.saveCheckpoint(to: checkpointFile)
      }
      if let snapshots {
        history.snapshots.append(
          snapshots.snapshot(of: step.network, epoch: epoch, confusion: confusion))
      }
    }
    network = keeping == .last ? step.network : kept
    return history
  }

  /// A layer that needs the whole batch may find the last one too small.
  private func checkBatches(of images: Int, for network: Sequential) throws(ShapeError) {
    let last = images % batchSize
    for size in [min(batchSize, images), last] where size > 0 {
      try network.checkTraining(images: size, input: network.inputShape)
    }
  }

  private func run(
    _ step: TrainingStep, over order: [Int], of source: SampleSource, _ progress: EpochProgress
  ) throws -> [Double] {
    var losses: [Double] = []
    for start in stride(from: 0, to: order.count, by: batchSize) {
      let end = min(start + batchSize, order.count)
      let loss = step.run(order[start..<end])
      try progress.check(end, of: order.count, batchSize: batchSize)
      try source.check()
      guard loss.isFinite else {
        throw DivergenceError(
          epoch: progress.epoch, step: losses.count + 1, loss: loss,
          origin: step.nonFiniteOrigin())
      }
      losses.append(loss)
      try progress.trained(end, of: order.count)
    }
    return losses
  }

  private func measure(
    _ network: Sequential, _ evaluator: Evaluator, training: SampleSource,
    evaluation: SampleSource, drawingFrom random: SeededRandom, _ progress: EpochProgress
  ) throws -> (History.Epoch, confusion: [[Int]]) {
    let total = training.count + evaluation.count
    func evaluate(
      _ source: SampleSource, drawingFrom random: SeededRandom, after done: Int
    ) throws -> Evaluation {
      let result = try progress.naming {
        try evaluator.evaluate(
          network, on: source, drawingFrom: random, cancellation: progress.cancellation
        ) {
          try progress.evaluated(done + $0, of: total)
        }
      }
      guard result.meanLoss.isFinite else {
        throw DivergenceError(
          epoch: progress.epoch, step: nil, loss: result.meanLoss,
          origin: evaluator.nonFiniteOrigin())
      }
      return result
    }
    let learned = try evaluate(training, drawingFrom: random, after: 0)
    let tested = try evaluate(
      evaluation, drawingFrom: random.split("evaluation"), after: training.count)
    let measured = History.Epoch(
      epoch: progress.epoch, trainingLoss: learned.meanLoss, trainingAccuracy: learned.accuracy,
      evaluationLoss: tested.meanLoss, evaluationAccuracy: tested.accuracy)
    return (measured, tested.confusion)
  }
}

extension Trainer {
  /// Trains on images in memory, normalised as the trainer says.
  ///
  /// - Throws: as for samples.
  public func train(
    _ network: inout Sequential, with optimizer: some Optimizer, on training: LabeledImages,
    evaluatingOn evaluation: LabeledImages, using random: inout SeededRandom,
    cancellation: Cancellation = Cancellation(), report: @escaping ProgressReport = { _ in }
  ) throws -> History {
    try train(
      &network, with: optimizer, on: Samples(training, normalization: normalization),
      evaluatingOn: Samples(evaluation, normalization: normalization), using: &random,
      cancellation: cancellation, report: report)
  }
}

extension History {
  /// Adds an epoch, and notes it when it is the best so far.
  fileprivate mutating func add(_ epoch: Epoch, keeping: KeptEpoch) {
    epochs.append(epoch)
    guard case .best(let metric) = keeping else { return }
    let isBetter = bestEpoch.map { metric.isBetter(epoch, than: epochs[$0 - 1]) } ?? true
    if isBetter { bestEpoch = epoch.epoch }
  }
}
