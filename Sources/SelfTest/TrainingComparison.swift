import Datasets
import Networks
import Tensors
import Training

/// One run of training beside the reference's.
struct TrainingComparison {
  let run: ReferenceCase
  let setting: ReferenceCase
  let images: LabeledImages
  let threads: Int
  let numerics: Numerics

  /// The largest error of all that is compared, as a share of what is allowed.
  func error() throws -> Double {
    var network = try ListedNetwork.build(
      setting["layers"], input: [images.channels, images.height, images.width])
    try network.load(from: setting) { "initial/\($0)" }
    let lossBefore = try fullLoss(of: network)
    let batchSize = try setting.whole("batch")
    let batches = try setting.indices("batches", below: images.count)
    let losses = try run.exact("losses")
    guard batchSize > 0, batches.count == losses.count * batchSize else {
      throw setting.wrong("batches", expected: "\(losses.count) batches of \(batchSize)")
    }
    let step = try TrainingStep(
      network, optimizer: SelfTestTopic.optimizer(for: run, kind: "optimizer"), on: images,
      normalization: .unit, batchSize: batchSize, threads: threads, numerics: numerics)
    var worst = try compare(
      lossBefore, with: setting.number("full_loss_before"), afterStep: 1, "full_loss_before")
    for (index, expected) in losses.enumerated() {
      let loss = step.run(batches[index * batchSize..<(index + 1) * batchSize])
      worst = max(
        worst, try compare(loss, with: expected, afterStep: index + 1, "step \(index + 1)"))
      if index == 0 {
        worst = max(
          worst,
          try compare(
            gradients(of: step.network), with: "gradient_step0",
            relative: try run.number("tolerance", "gradient_step0_relative_to_max")))
      }
    }
    let lossAfter = try fullLoss(of: step.network)
    return max(
      worst,
      try compare(
        lossAfter, with: run.number("full_loss_after"), afterStep: losses.count,
        "full_loss_after"),
      try compare(
        values(of: step.network), with: "final",
        relative: try run.number("tolerance", "final_against_final_f64_relative_to_max")))
  }

  /// The mean loss over all images in evaluation mode.
  private func fullLoss(of network: Sequential) throws -> Double {
    try network.evaluate(
      on: images, normalization: .unit, threads: threads, numerics: numerics
    ).meanLoss
  }

  /// Frozen parameters have none; a reference that lists them must say zero.
  private func gradients(of network: Sequential) -> [NamedTensor] {
    network.parameters.compactMap { name, parameter in
      if parameter.isTrainable { return NamedTensor(name: name, tensor: parameter.gradient) }
      let isListed =
        run.has("gradient_step0_f64/\(name)") || run.has("gradient_step0/\(name)")
      return isListed ? NamedTensor(name: name, tensor: Tensor(shape: parameter.value.shape)) : nil
    }
  }

  /// Parameters, and what training measured.
  private func values(of network: Sequential) -> [NamedTensor] {
    network.parameters.map { NamedTensor(name: $0.name, tensor: $0.parameter.value) }
      + network.statistics.map { NamedTensor(name: $0.name, tensor: $0.value) }
  }

  private func compare(
    _ loss: Double, with expected: Double, afterStep step: Int, _ name: String
  ) throws -> Double {
    try ReferenceTolerance(relative: 0, absolute: lossTolerance(ofStep: step))
      .error(of: [loss], against: [expected], "\(run.name)/\(name)")
  }

  private func compare(
    _ tensors: [NamedTensor], with folder: String, relative: Double
  ) throws -> Double {
    let allowed = ReferenceTolerance(relative: relative, absolute: 0)
    return try tensors.reduce(0) { worst, item in
      let name = run.has("\(folder)_f64/\(item.name)") ? "\(folder)_f64" : folder
      return max(
        worst,
        try allowed.error(
          of: item.tensor.values, against: run.numbers("\(name)/\(item.name)"),
          "\(run.name)/\(folder)/\(item.name)"))
    }
  }

  /// Runs in other orders of summation drift apart, so later steps may differ more.
  private func lossTolerance(ofStep step: Int) throws -> Double {
    let end = [10, 30, 60].first { step <= $0 } ?? 100
    return try run.number("tolerance", "losses_against_losses_f64_absolute", "step 1..\(end)")
  }
}

/// A parameter's value or gradient, or a statistic.
private struct NamedTensor {
  let name: String
  let tensor: Tensor
}

extension TopicFindings {
  /// Runs all training that a setting names.
  mutating func checkRuns(
    of setting: ReferenceCase, in test: SelfTest, _ reference: ReferenceTopic,
    on images: () throws -> LabeledImages
  ) {
    let runs = setting["runs"]?.list?.compactMap(\.text) ?? []
    for name in runs {
      check(name) {
        guard let run = reference.cases.first(where: { $0.name == name }) else {
          throw setting.wrong("runs", expected: "a list of cases: there is no “\(name)”")
        }
        return try TrainingComparison(
          run: run, setting: setting, images: images(), threads: test.threads,
          numerics: test.numerics
        ).error()
      }
    }
    guard runs.isEmpty else { return }
    check(setting) { throw setting.wrong("runs", expected: "a list of cases") }
  }
}
