public import Mathematics
import Tensors

/// The lectures' networks, by their catalogue ids.
public enum Zoo {
  /// BM1, lecture B's classifier of 28×28 digits: 17,066 parameters.
  public static func bm1(using random: inout SeededRandom) throws(ShapeError) -> Sequential {
    try Sequential(input: [1, 28, 28], using: &random) {
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
  }
}
