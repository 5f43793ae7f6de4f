import Tensors

/// Lecture C's classifiers of 100×100 colour photos: five sea creatures.
extension Zoo {
  static let seaCreatureModels = [cm1, cm2]

  static let cm1 = ZooModel(
    "cm1", "classifier of sea creatures (lecture C)", input: [3, 100, 100]
  ) {
    seaCreatureLayers(dropout: nil)
  }

  /// CM2: CM1 that leaves out four of five hidden units while it learns.
  static let cm2 = ZooModel("cm2", "CM1 with dropout 0.8 (lecture C)", input: [3, 100, 100]) {
    seaCreatureLayers(dropout: 0.8)
  }

  @LayerBuilder
  private static func seaCreatureLayers(dropout: Float?) -> [any Layer] {
    for filters in [16, 32] {
      Conv2d(filters: filters, size: 3, padding: 1)
      ReLU()
      MaxPool2d(size: 2)
    }
    Flatten()
    Linear(128)
    ReLU()
    if let dropout { Dropout(dropout) }
    Linear(5)
  }
}
