public import Cancellations
import Datasets
public import DrawnCollections
import Networks
public import Tensors
import Training

/// What an experiment works with: collections, trained models, threads.
public struct Laboratory: Sendable {
  public let edition: Edition
  let library: DataLibrary
  public let threads: Int
  public let numerics: Numerics
  private let models: [String: TrainedModel]
  private let cancellation: Cancellation

  public init(
    edition: Edition, library: DataLibrary, threads: Int, numerics: Numerics,
    models: [TrainedModel], cancellation: Cancellation = Cancellation()
  ) {
    self.edition = edition
    self.library = library
    self.threads = threads
    self.numerics = numerics
    self.cancellation = cancellation
    self.models = Dictionary(uniqueKeysWithValues: models.map { ($0.run.id, $0) })
  }

  /// The model of a run that the experiment declared.
  public func model(_ run: TrainingRun) -> TrainedModel {
    guard let model = models[run.id] else {
      preconditionFailure("the experiment measures '\(run.id)', a run that it did not declare")
    }
    return model
  }

  /// The first images of a split of a collection, real or drawn.
  func images(
    _ split: SplitName, of collection: DataCollection, count: Int
  ) throws -> LabeledImages {
    try library.images(split, of: collection, count: count)
  }

  func photo(_ photo: Photo) throws -> DemonstrationPhoto {
    try library.photo(photo)
  }

  /// What a network makes of images, in evaluation mode.
  func evaluate(
    _ network: Sequential, on images: LabeledImages, normalization: Normalization
  ) throws -> Evaluation {
    try network.evaluate(
      on: images, normalization: normalization, threads: threads, numerics: numerics,
      cancellation: cancellation)
  }

  /// The sentence on where a collection's images come from, for the note under a figure.
  func origin(of collection: DataCollection) throws -> String {
    try library.origin(of: collection).sentence
  }

  /// The sentence on where a photograph comes from, for the note under a figure.
  func origin(of photo: Photo) throws -> String {
    try library.origin(of: photo).sentence
  }
}
