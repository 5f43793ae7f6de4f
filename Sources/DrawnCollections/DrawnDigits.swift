public import Datasets

/// Digits drawn as pen strokes from a seed: the stand-in for MNIST, with its sizes and classes.
public enum DrawnDigits {
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
    "digits", channels: 1, height: DigitPainter.side, width: DigitPainter.side,
    classNames: DataCollection.mnist.classNames
  ) { DigitPainter() }
}
