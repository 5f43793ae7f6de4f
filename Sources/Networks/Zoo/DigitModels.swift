import Tensors

/// The classifiers of 28×28 digits: lecture B's, lecture D's, and what they are compared with.
extension Zoo {
  static let digitModels = [bm1, bm1MLP, dm1, dm2, dm3, dense]

  /// BM1: four convolutions and two linear layers.
  static let bm1 = ZooModel("bm1", "classifier of digits (lecture B)", input: [1, 28, 28]) {
    Conv2d(filters: 4, size: 3, padding: 1)
    ReLU()
    Conv2d(filters: 8, size: 3, padding: 1)
    ReLU()
    MaxPool2d(size: 2)
    Conv2d(filters: 8, size: 5, padding: 1)
    ReLU()
    Conv2d(filters: 8, size: 5, padding: 1)
    ReLU()
    MaxPool2d(size: 2)
    Flatten()
    Linear(64)
    ReLU()
    Linear(10)
  }

  /// What BM1 is compared with: no convolution, and more than twice as many parameters.
  static let bm1MLP = ZooModel(
    "bm1-mlp", "two linear layers, 784–50–10, beside BM1 (lecture B)", input: [1, 28, 28]
  ) {
    Flatten()
    Linear(50)
    ReLU()
    Linear(10)
  }

  /// DM1: convolutions alone.
  static let dm1 = ZooModel("dm1", "a stack of convolutions (lecture D)", input: [1, 28, 28]) {
    digitConvolutions
  }

  /// DM2: DM1 with every number of its maps as an input of two linear layers.
  static let dm2 = ZooModel("dm2", "DM1 with a flattened head (lecture D)", input: [1, 28, 28]) {
    digitConvolutions
    Flatten()
    Linear(64)
    ReLU()
    Linear(10)
  }

  /// DM3: DM1 with the mean of each map as an input of one linear layer.
  static let dm3 = ZooModel(
    "dm3", "DM1 with global average pooling (lecture D)", input: [1, 28, 28]
  ) {
    digitConvolutions
    AdaptiveAvgPool2d(1)
    Flatten()
    Linear(10)
  }

  /// The net without convolutions that DM2 and DM3 are held against.
  static let dense = ZooModel(
    "dense", "two linear layers, 784–512–10, beside DM2 and DM3 (lecture D)", input: [1, 28, 28]
  ) {
    Flatten()
    Linear(512)
    ReLU()
    Linear(10)
  }

  @LayerBuilder
  private static var digitConvolutions: [any Layer] {
    Conv2d(filters: 32, size: 3)
    ReLU()
    MaxPool2d(size: 2)
    Conv2d(filters: 64, size: 3)
    ReLU()
    MaxPool2d(size: 2)
    Conv2d(filters: 64, size: 3)
    ReLU()
  }
}
