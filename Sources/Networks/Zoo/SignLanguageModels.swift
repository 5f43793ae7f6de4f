import Tensors

/// Lecture A's classifiers of 28×28 images of hands: 26 letters.
extension Zoo {
  static let signLanguageModels = [am1, am2, am3]

  /// AM1: every pixel votes for every letter.
  static let am1 = ZooModel(
    "am1", "logistic regression on 28×28 hands (lecture A)", input: [1, 28, 28]
  ) {
    Flatten()
    Linear(26)
  }

  /// AM2: one convolution before the votes.
  static let am2 = ZooModel(
    "am2", "one convolution, then a linear layer (lecture A)", input: [1, 28, 28]
  ) {
    Conv2d(filters: 4, size: 5)
    ReLU()
    Flatten()
    Linear(26)
  }

  /// AM3: three convolutions, each with pooling.
  static let am3 = ZooModel(
    "am3", "three convolutions with pooling (lecture A)", input: [1, 28, 28]
  ) {
    for (filters, size) in [(100, 5), (50, 3), (50, 3)] {
      Conv2d(filters: filters, size: size)
      MaxPool2d(size: 2)
      ReLU()
    }
    Flatten()
    Linear(26)
  }
}
