import Mathematics

extension Loss {
  /// The class that a network's outputs speak for, and how sure they are of it, 0 to 1.
  ///
  /// Among several outputs the first of the highest wins; a single output says class 1 from a
  /// probability above one half, unless it is a score.
  package func answer(
    _ outputs: UnsafeBufferPointer<Float>
  ) -> (prediction: Int, confidence: Float) {
    if outputs.count == 1 && !wantsClasses {
      let probability = probability(of: outputs[0])
      return probability > 0.5 ? (1, Float(probability)) : (0, Float(1 - probability))
    }
    var best = 0
    for i in outputs.indices where outputs[i] > outputs[best] { best = i }
    return wantsClasses
      ? (best, SoftmaxCrossEntropy.probability(of: best, scores: outputs))
      : (best, Float(probability(of: outputs[best])))
  }

  /// How many classes a network with so many outputs tells apart.
  package func classes(outputs: Int) -> Int { outputs == 1 && !wantsClasses ? 2 : outputs }

  /// Whether outputs and classes go together, one to one; nothing is repeated or left out.
  ///
  /// Scores may outnumber classes: some never win then.
  package func compares(outputs: Int, classes: Int) -> Bool {
    if wantsClasses { return classes <= outputs }
    return outputs == classes || (outputs == 1 && classes <= 2)
  }

  /// The probability of a yes that one output stands for.
  private func probability(of output: Float) -> Double {
    self == .binaryCrossEntropyWithLogits ? sigmoid(Double(output)) : min(max(Double(output), 0), 1)
  }
}
