import Datasets
import Experiments

/// What some experiments read; of the rest of a data folder nothing can stop them.
struct NeededData {
  /// In the order of tables.
  let collections: [DataCollection]
  /// Each once, in the order of the experiments.
  let photos: [Photo]

  init(of experiments: [any Experiment], in edition: Edition) {
    let used = experiments.flatMap { experiment in
      type(of: experiment).collections + experiment.runs(in: edition).map(\.collection)
    }
    collections = DataCollection.all.filter { used.contains($0) }
    photos = experiments.flatMap { type(of: $0).photos }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
