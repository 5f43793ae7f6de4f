public import Datasets

/// Garments cut and sewn from a seed: the stand-in for Fashion-MNIST, with its sizes and classes.
public enum DrawnGarments {
  /// Which algorithm draws them; changes with any pixel.
  public static let version = 1

  /// Images for training, 60,000 unless fewer are wanted.
  public static func training(count: Int = 60_000, threads: Int = 1) -> LabeledImages {
    images.draw(.training, count: count, threads: threads)
  }

  /// Images for testing, 10,000 unless fewer are wanted.
  public static func test(count: Int = 10_000, threads: Int = 1) -> LabeledImages {
    images.draw(.test, count: count, threads: threads)
  }

  /// How every split is drawn.
  static let images = DrawnImages(
    "garments", channels: 1, height: GarmentCanvas.side, width: GarmentCanvas.side,
    classNames: DataCollection.fashionMNIST.classNames
  ) { GarmentPainter() }
}
