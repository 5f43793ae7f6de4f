import Mathematics

extension Loss {
  /// The class that a network's outputs speak for, and how sure they are of it, 0 to 1.
  ///
  /// Among scores the first of the highest wins; a single output says class 1 from a probability
  /// above one half.
  package func answer(
    _ outputs: UnsafeBufferPointer<Float>
  ) -> (prediction: Int, confidence: Float) {
    if wantsClasses {
      var best = 0
      for i in outputs.indices where outputs[i] > outputs[best] { best = i }
      return (best, SoftmaxCrossEntropy.probability(of: best, scores: outputs))
    }
    let output = Double(outputs[0])
    let probability =
      self == .binaryCrossEntropyWithLogits ? sigmoid(output) : min(max(output, 0), 1)
    return probability > 0.5 ? (1, Float(probability)) : (0, Float(1 - probability))
  }
}
