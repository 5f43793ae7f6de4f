public import Datasets

/// Every experiment of the course, in the order of the lectures.
public enum Course {
  public static let experiments: [any Experiment] = [
    HandSigns(), SplitLeak(), DigitSamples(), HandMadeKernels(), SobelEdges(), DigitClassifier(),
    DataSheets(), SceneSheet(),
  ]

  /// Every collection that an experiment looks at or trains on, in the order of tables.
  public static let collections: [DataCollection] = DataCollection.all.filter { collection in
    experiments.contains { type(of: $0).collections.contains(collection) }
  }

  /// Every photograph that an experiment looks at, once, in the order of the lectures.
  public static let photos: [Photo] = experiments.flatMap { type(of: $0).photos }
    .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
}
