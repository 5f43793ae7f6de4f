public import Cancellations
public import Datasets
public import Mathematics
public import Networks
public import Tensors

extension Sequential {
  /// What the network makes of samples, in evaluation mode.
  ///
  /// Random transforms draw from `random`, each sample from a part of its own.
  ///
  /// - Throws: `CollectionMismatchError` when the network cannot read or classify the samples,
  ///   what a source of pictures throws, `Cancelled`.
  public func evaluate(
    on samples: Samples, loss: Loss = .crossEntropy,
    drawingFrom random: SeededRandom = SeededRandom(seed: 0), threads: Int = 1,
    numerics: Numerics = .exact, cancellation: Cancellation = Cancellation()
  ) throws -> Evaluation {
    let source = try SampleSource(samples, for: self, loss: loss, threads: threads)
    let evaluator = Evaluator(
      self, loss: loss, pool: WorkerPool(threads: threads), numerics: numerics)
    return try evaluator.evaluate(
      self, on: source, drawingFrom: random, cancellation: cancellation
    ) { _ in }
  }

  /// What the network makes of images in memory, in evaluation mode.
  ///
  /// - Throws: `CollectionMismatchError` when the network cannot read or classify the images,
  ///   `Cancelled`.
  public func evaluate(
    on images: LabeledImages, normalization: Normalization, loss: Loss = .crossEntropy,
    threads: Int = 1, numerics: Numerics = .exact, cancellation: Cancellation = Cancellation()
  ) throws -> Evaluation {
    try evaluate(
      on: Samples(images, normalization: normalization), loss: loss, threads: threads,
      numerics: numerics, cancellation: cancellation)
  }
}
