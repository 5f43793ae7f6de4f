public import Cancellations
public import Datasets
public import DrawnCollections
import Mathematics
public import Networks
public import Tensors
public import Training

/// A model to train, as a value: equal runs on equal data give equal weights.
public struct TrainingRun: Codable, Equatable, Sendable {
  /// The catalogue's id in lower case.
  public let id: String
  public let network: ZooNetwork
  public let collection: DataCollection
  public let trainingImages: Int
  public let testImages: Int
  public let normalization: Normalization
  public let batchSize: Int
  public let epochs: Int
  public let optimizer: OptimizerSettings
  public let seed: UInt64
  /// Which images are for training and which for testing.
  public var division = Division.published

  /// How a collection's images are divided.
  public enum Division: String, Codable, Sendable {
    /// By the collection's own splits.
    case published
    /// Those of both splits together, image by image.
    case atRandom
    /// The same, with near-duplicates on one side.
    case keepingGroups
  }

  /// Trains the model from its first weights.
  ///
  /// - Parameters:
  ///   - library: where the run's collection comes from.
  ///   - threads: how many work at once; changes no bit of the result.
  ///   - numerics: the arithmetic.
  ///   - cancellation: looked at after each step.
  ///   - report: called after each step; throws to stop.
  /// - Returns: the network after its last epoch, and what was measured on the way.
  /// - Throws: `DatasetError` for damaged data, `MissingStandIn` for a collection that is neither
  ///   there nor drawn, `DivergenceError` for a loss that is no number, `Cancelled`.
  public func train(
    in library: DataLibrary, threads: Int, numerics: Numerics,
    cancellation: Cancellation = Cancellation(), report: @escaping ProgressReport
  ) throws -> TrainedModel {
    let (training, test) = try images(in: library)
    let trainer = Trainer(
      epochs: epochs, batchSize: batchSize, normalization: normalization, threads: threads,
      numerics: numerics)
    var model = try network.network(seed: seed)
    var random = SeededRandom(seed: seed)
    let history = try trainer.train(
      &model, with: optimizer.optimizer, on: training, evaluatingOn: test, using: &random,
      cancellation: cancellation, report: report)
    return TrainedModel(
      run: self, network: model, history: history, trainingCount: training.count,
      testCount: test.count)
  }
}

extension TrainingRun {
  /// The images to train on, and those to test on.
  ///
  /// - Throws: `DatasetError` for damaged data, `MissingStandIn`, `Cancelled`.
  func images(
    in library: DataLibrary
  ) throws -> (training: LabeledImages, test: LabeledImages) {
    if division == .published {
      return (
        try library.images(.training, of: collection, count: trainingImages),
        try library.images(.test, of: collection, count: testImages)
      )
    }
    let all = try allImages(in: library)
    var random = SeededRandom(seed: seed).split("division")
    let share = Double(trainingImages) / Double(max(1, trainingImages + testImages))
    let shares = [share, 1 - share]
    let split =
      division == .atRandom
      ? DataSplit(stratifiedBy: all.labels, shares: shares, using: &random)
      : DataSplit(
        keepingTogether: all.nearDuplicateGroups(), labels: all.labels, shares: shares,
        using: &random)
    return (all.selecting(split.parts[0]), all.selecting(split.parts[1]))
  }

  /// The images of both splits, those for training first.
  func allImages(in library: DataLibrary) throws -> LabeledImages {
    try library.images(.training, of: collection, count: trainingImages).appending(
      library.images(.test, of: collection, count: testImages))
  }
}

extension TrainingRun {
  /// How much of the run is done, from 0 to 1; an evaluation counts a third of an epoch, since it
  /// has no backward pass.
  public func fraction(of progress: TrainingProgress) -> Double {
    let part = Double(progress.imagesDone) / Double(max(1, progress.imagesTotal))
    let ofEpoch =
      switch progress.phase {
      case .training: part * 0.75
      case .evaluating: 0.75 + part * 0.25
      }
    return (Double(progress.epoch - 1) + ofEpoch) / Double(epochs)
  }
}

extension TrainingProgress {
  /// For a progress line: `epoch 3 of 5`.
  public var words: String { "epoch \(epoch) of \(epochs)" }
}

/// A network of the zoo, by its catalogue id.
public enum ZooNetwork: String, Codable, Sendable {
  case am1
  case am2
  case am3
  case bm1

  /// The network with its first weights, drawn from the stream `initialization` of the seed.
  public func network(seed: UInt64) throws -> Sequential {
    var random = SeededRandom(seed: seed).split("initialization")
    return try Zoo.model(rawValue).network(using: &random)
  }
}

/// An optimiser and its settings, as a value that can be written down.
public struct OptimizerSettings: Codable, Equatable, Sendable {
  public enum Method: String, Codable, Sendable {
    case adam
    case momentum
  }

  public let method: Method
  public let learningRate: Double
  /// Only for the method `momentum`.
  public let momentum: Double

  public static func adam(learningRate: Double) -> OptimizerSettings {
    OptimizerSettings(method: .adam, learningRate: learningRate, momentum: 0)
  }

  public static func momentum(_ momentum: Double, learningRate: Double) -> OptimizerSettings {
    OptimizerSettings(method: .momentum, learningRate: learningRate, momentum: momentum)
  }

  var optimizer: any Optimizer {
    switch method {
    case .adam: Adam(learningRate: Float(learningRate))
    case .momentum: SGD(learningRate: Float(learningRate), momentum: Float(momentum))
    }
  }
}
