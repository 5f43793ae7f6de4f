import Crypto
import Datasets
import Networks
import Tensors
import Training

extension SelfTestTopic {
  /// Whole runs on real digits: the loss of every step, the first gradients, the last weights.
  static let training = SelfTestTopic("training") { test, reference in
    var findings = TopicFindings(tolerance: "losses 1e-05 … 5e-04")
    guard let data = test.data else {
      findings.skipped = "needs MNIST: name its folder with --data"
      return findings
    }
    let digits = try IDXCollection.mnist.read(\.training, in: data)
    for setting in reference.cases where setting["runs"] != nil {
      let images = try images(of: setting, from: digits)
      let runs = setting["runs"]?.list?.compactMap(\.text) ?? []
      for example in reference.cases where runs.contains(example.name) {
        findings.check(example.name) {
          try TrainingComparison(
            run: example, setting: setting, images: images, threads: test.threads,
            numerics: test.numerics
          ).error()
        }
      }
    }
    return findings
  }

  /// The images that a setting names, checked to be the very same.
  private static func images(
    of setting: ReferenceCase, from digits: LabeledImages
  ) throws -> LabeledImages {
    let indices = try setting.indices("image_indices", below: digits.count)
    let classes = try setting.whole("classes")
    let labels = try setting.indices("labels", below: min(256, max(1, classes)))
    guard labels.count == indices.count, !labels.isEmpty else {
      throw setting.wrong("labels", expected: "one for each image")
    }
    let size = digits.imageSize
    let pixels = indices.flatMap { digits.pixels[$0 * size..<($0 + 1) * size] }
    let hash = SHA256.hash(data: pixels).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    guard hash == setting["images_sha256"]?.text else {
      throw ReferenceError(place: setting.name, problem: .otherImages)
    }
    return LabeledImages(
      channels: digits.channels, height: digits.height, width: digits.width, pixels: pixels,
      labels: labels.map { UInt8($0) }, classNames: (0..<classes).map(String.init))
  }
}

/// One run of training beside the reference's.
private struct TrainingComparison {
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
    let batchSize = try setting.whole("batch")
    let batches = try setting.indices("batches", below: images.count)
    let losses = try run.exact("losses")
    guard batchSize > 0, batches.count == losses.count * batchSize else {
      throw setting.wrong("batches", expected: "\(losses.count) batches of \(batchSize)")
    }
    let step = try TrainingStep(
      network, optimizer: SelfTestTopic.optimizer(for: run, kind: "optimizer"), on: images,
      normalization: .unit, batchSize: batchSize, threads: threads, numerics: numerics)
    var worst = 0.0
    for (index, expected) in losses.enumerated() {
      let loss = step.run(batches[index * batchSize..<(index + 1) * batchSize])
      let allowed = ReferenceTolerance(
        relative: 0, absolute: try lossTolerance(ofStep: index + 1))
      worst = max(
        worst, try allowed.error(of: [loss], against: [expected], "step \(index + 1)"))
      if index == 0 {
        worst = max(
          worst,
          try compare(
            step.network, \.gradient, with: "gradient_step0",
            relative: try run.number("tolerance", "gradient_step0_relative_to_max")))
      }
    }
    return max(
      worst,
      try compare(
        step.network, \.value, with: "final",
        relative: try run.number("tolerance", "final_against_final_f64_relative_to_max")))
  }

  private func compare(
    _ network: Sequential, _ part: KeyPath<Parameter, Tensor>, with folder: String,
    relative: Double
  ) throws -> Double {
    let allowed = ReferenceTolerance(relative: relative, absolute: 0)
    return try network.parameters.reduce(0) { worst, item in
      let name = run.has("\(folder)_f64/\(item.name)") ? "\(folder)_f64" : folder
      return max(
        worst,
        try allowed.error(
          of: item.parameter[keyPath: part].values, against: run.numbers("\(name)/\(item.name)"),
          "\(run.name)/\(folder)/\(item.name)"))
    }
  }

  /// Runs in other orders of summation drift apart, so later steps may differ more.
  private func lossTolerance(ofStep step: Int) throws -> Double {
    let end = [10, 30, 60].first { step <= $0 } ?? 100
    return try run.number("tolerance", "losses_against_losses_f64_absolute", "step 1..\(end)")
  }
}
