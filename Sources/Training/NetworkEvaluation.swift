public import Cancellations
public import Datasets
public import Networks
public import Tensors

extension Sequential {
  /// What the network makes of a collection, in evaluation mode.
  ///
  /// - Throws: `CollectionMismatchError` when the network cannot read or classify the images,
  ///   `Cancelled`.
  public func evaluate(
    on images: LabeledImages, normalization: Normalization, loss: Loss = .crossEntropy,
    threads: Int = 1, numerics: Numerics = .exact, cancellation: Cancellation = Cancellation()
  ) throws -> Evaluation {
    let source = try ImageSource(
      images, normalization: normalization, for: self, loss: loss)
    let evaluator = Evaluator(
      self, loss: loss, pool: WorkerPool(threads: threads), numerics: numerics)
    return try evaluator.evaluate(self, on: source, cancellation: cancellation) { _ in }
  }
}
