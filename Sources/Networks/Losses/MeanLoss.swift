public import Tensors

/// A loss over some samples, and how it changes with every output.
public struct MeanLoss: Equatable, Sendable {
  /// The mean over samples.
  public let value: Double
  /// Its gradient, in the outputs' shape.
  public let gradient: Tensor
}

extension Loss {
  /// The mean loss of scores against true classes.
  ///
  /// - Parameters:
  ///   - scores: N×classes, any scale.
  ///   - labels: N classes, counted from 0.
  /// - Returns: the mean over the N samples, with its gradient.
  /// - Throws: `LossError` when labels and scores do not fit.
  public func mean(of scores: Tensor, labels: [Int]) throws(LossError) -> MeanLoss {
    guard wantsClasses else { throw LossError(loss: self, problem: .wantsNumbers) }
    guard scores.shape.axes.count == 2, scores.shape[0] == labels.count else {
      throw LossError(
        loss: self, problem: .shapes(outputs: scores.shape, targets: [labels.count]))
    }
    guard scores.count > 0 else { throw LossError(loss: self, problem: .noSamples) }
    let classes = scores.shape[1]
    for (index, label) in labels.enumerated() where !(0..<classes).contains(label) {
      throw LossError(
        loss: self, problem: .label(sample: index, label: label, classes: classes))
    }
    return mean(over: labels.count, of: scores) { outputs, sample, scale, gradient in
      lossAndGradient(outputs: outputs, label: labels[sample], scale: scale, gradient: gradient)
    }
  }

  /// The mean loss of outputs against numbers.
  ///
  /// - Parameters:
  ///   - outputs: N×(any shape).
  ///   - targets: the same shape; nothing is repeated to fit.
  /// - Returns: the mean over samples and over each sample's outputs, with its gradient.
  /// - Throws: `LossError` when the shapes differ or a probability is none.
  public func mean(of outputs: Tensor, targets: Tensor) throws(LossError) -> MeanLoss {
    guard !wantsClasses else { throw LossError(loss: self, problem: .wantsLabels) }
    guard outputs.shape == targets.shape else {
      throw LossError(
        loss: self, problem: .shapes(outputs: outputs.shape, targets: targets.shape))
    }
    guard outputs.count > 0 else { throw LossError(loss: self, problem: .noSamples) }
    if self == .binaryCrossEntropy {
      for index in 0..<outputs.count where !(0...1).contains(outputs[index]) {
        throw LossError(loss: self, problem: .probability(index: index, outputs[index].description))
      }
    }
    let samples = outputs.shape.axes.first ?? 1
    let size = outputs.count / samples
    return targets.withValues { targets in
      mean(over: samples, of: outputs) { outputs, sample, scale, gradient in
        lossAndGradient(
          outputs: outputs,
          targets: UnsafeBufferPointer(rebasing: targets[sample * size..<(sample + 1) * size]),
          scale: scale, gradient: gradient)
      }
    }
  }

  private func mean(
    over samples: Int, of outputs: Tensor,
    _ term: (
      UnsafeBufferPointer<Float>, _ sample: Int, _ scale: Double,
      UnsafeMutableBufferPointer<Float>
    ) -> Double
  ) -> MeanLoss {
    var gradient = Tensor(shape: outputs.shape)
    let size = outputs.count / samples
    var sum = 0.0
    outputs.withValues { outputs in
      gradient.withMutableValues { gradient in
        for sample in 0..<samples {
          let range = sample * size..<(sample + 1) * size
          sum += term(
            UnsafeBufferPointer(rebasing: outputs[range]), sample, 1 / Double(samples),
            UnsafeMutableBufferPointer(rebasing: gradient[range]))
        }
      }
    }
    return MeanLoss(value: sum / Double(samples), gradient: gradient)
  }
}
