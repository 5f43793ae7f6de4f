import Tensors

/// How batch normalisation runs: first every image is measured, then, once the batch's values are
/// known, every image is normalised; backwards likewise.
extension BatchNorm2d {
  public var stages: Int { 2 }

  public func prepare(_ shared: SharedPass) {
    shared.workspace = ChannelMoments(
      channels: shared.inputShape[0], positions: shared.inputShape[1] * shared.inputShape[2],
      batchSize: shared.mode == .training ? shared.batchSize : 0)
  }

  /// Only the gradients of what training measures read the input again.
  public func prepare(_ pass: Pass) {
    if pass.mode == .evaluation && !pass.collectsParameterGradients {
      pass.overwriteInput(outputIsSpare: true)
    } else {
      pass.allocateOutput(isSpare: true)
    }
  }

  /// Evaluation normalises with the running values.
  public func pack(_ shared: SharedPass) {
    guard shared.mode == .evaluation else { return }
    let moments = moments(of: shared)
    for channel in 0..<moments.channels {
      moments.mean[channel] = Double(runningMean[channel])
      moments.inverseDeviation[channel] =
        1 / (Double(runningVariance[channel]) + Double(epsilon)).squareRoot()
    }
  }

  public func forward(images: Int, in pass: Pass) {
    let moments = moments(of: pass.shared)
    if pass.mode == .training {
      measure(images: images, in: pass)
      moments.finishForward(images: images, epsilon: Double(epsilon))
    }
    normalize(images: images, in: pass)
  }

  public func forward(images: Int, in pass: Pass, stage: Int) {
    if stage == 1 {
      normalize(images: images, in: pass)
    } else if pass.mode == .training {
      measure(images: images, in: pass)
    }
  }

  public func finishForward(stage: Int, images: Int, in shared: SharedPass) {
    guard shared.mode == .training else { return }
    moments(of: shared).finishForward(images: images, epsilon: Double(epsilon))
  }

  public func backward(images: Int, in pass: Pass) {
    measureGradient(images: images, in: pass)
    if pass.mode == .training { moments(of: pass.shared).finishBackward(images: images) }
    spreadGradient(images: images, in: pass)
  }

  public func backward(images: Int, in pass: Pass, stage: Int) {
    if stage == 0 {
      measureGradient(images: images, in: pass)
    } else {
      spreadGradient(images: images, in: pass)
    }
  }

  public func finishBackward(stage: Int, images: Int, in shared: SharedPass) {
    guard shared.mode == .training else { return }
    moments(of: shared).finishBackward(images: images)
  }

  public mutating func updateStatistics(from shared: SharedPass) {
    guard shared.mode == .training else { return }
    let moments = moments(of: shared)
    let share = Double(momentum)
    for channel in 0..<moments.channels {
      runningMean[channel] = Float(
        (1 - share) * Double(runningMean[channel]) + share * moments.mean[channel])
      runningVariance[channel] = Float(
        (1 - share) * Double(runningVariance[channel])
          + share * moments.unbiasedVariance[channel])
    }
  }

  private func moments(of shared: SharedPass) -> ChannelMoments {
    guard let moments = shared.workspace as? ChannelMoments else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    return moments
  }
}

/// The work on one group's images.
extension BatchNorm2d {
  private func measure(images: Int, in pass: Pass) {
    let moments = moments(of: pass.shared)
    forEachPlane(images: images, moments, in: pass) { image, channel, start in
      let plane = pass.input.start + start
      let sums = moments.sums(image: pass.moment.firstImage + image, channel: channel)
      (sums[0], sums[1]) = sumsOfProducts(plane, plane, count: moments.positions)
    }
  }

  private func normalize(images: Int, in pass: Pass) {
    let moments = moments(of: pass.shared)
    forEachPlane(images: images, moments, in: pass) { _, channel, start in
      let x = pass.input.start + start
      let y = pass.output.start + start
      let mean = Float(moments.mean[channel])
      let scale = Float(moments.inverseDeviation[channel] * Double(weight.value[channel]))
      let shift = bias.value[channel]
      for i in 0..<moments.positions { y[i] = (x[i] - mean) * scale + shift }
    }
  }

  /// Sums dy and dy·x̂ for each image and channel: the gradients of bias and weight, which
  /// evaluation without trainable parameters has no use for.
  private func measureGradient(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient else { return }
    let moments = moments(of: pass.shared)
    let gradients =
      pass.collectsParameterGradients
      ? pass.parameterGradients(zeros: 2 * moments.channels) : nil
    if gradients == nil && pass.mode == .evaluation { return }
    forEachPlane(images: images, moments, in: pass) { image, channel, start in
      let (sum, product) = sumsOfProducts(
        outputGradient.start + start, pass.input.start + start, count: moments.positions)
      let normalized =
        (product - sum * moments.mean[channel]) * moments.inverseDeviation[channel]
      if let gradients {
        gradients[channel] += Float(normalized)
        gradients[moments.channels + channel] += Float(sum)
      }
      guard pass.mode == .training else { return }
      let sums = moments.sums(image: pass.moment.firstImage + image, channel: channel)
      (sums[0], sums[1]) = (sum, normalized)
    }
  }

  /// dx = weight/σ · (dy − mean of dy − x̂ · mean of dy·x̂); in evaluation weight/σ · dy.
  private func spreadGradient(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    let moments = moments(of: pass.shared)
    forEachPlane(images: images, moments, in: pass) { _, channel, start in
      let dy = outputGradient.start + start
      let dx = inputGradient.start + start
      let inverse = moments.inverseDeviation[channel]
      let scale = Float(inverse * Double(weight.value[channel]))
      guard pass.mode == .training else {
        for i in 0..<moments.positions { dx[i] = dy[i] * scale }
        return
      }
      let x = pass.input.start + start
      let mean = Float(moments.mean[channel])
      let meanGradient = Float(moments.meanGradient[channel])
      let slope = Float(moments.meanProduct[channel] * inverse)
      for i in 0..<moments.positions {
        dx[i] = scale * (dy[i] - meanGradient - (x[i] - mean) * slope)
      }
    }
  }

  /// Calls with every plane and where it begins, each channel's images in their order.
  private func forEachPlane(
    images: Int, _ moments: ChannelMoments, in pass: Pass,
    _ body: (_ image: Int, _ channel: Int, _ start: Int) -> Void
  ) {
    pass.team.forEachRange(of: moments.channels, cost: images * moments.positions) { channels in
      for image in 0..<images {
        for channel in channels {
          body(image, channel, image * pass.inputCount + channel * moments.positions)
        }
      }
    }
  }
}
