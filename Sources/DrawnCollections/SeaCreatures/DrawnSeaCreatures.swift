public import Datasets

/// Sea creatures drawn from a seed: the stand-in for lecture C's collection, with its classes, sizes
/// and splits.
public enum DrawnSeaCreatures {
  /// Which algorithm draws them; changes with any pixel.
  public static let version = 1

  /// The classes' names in the lecture's order.
  public static let classNames = DataCollection.seaCreatures.classNames

  /// 175 images for training, 35 of each class, N×3×100×100; classes take turns.
  public static func training(threads: Int = 1) -> LabeledImages {
    images.draw(.training, count: 175, threads: threads)
  }

  /// 50 images for testing, 10 of each class, N×3×100×100; classes take turns.
  public static func test(threads: Int = 1) -> LabeledImages {
    images.draw(.test, count: 50, threads: threads)
  }

  /// 25 images for validation, 5 of each class, N×3×100×100; classes take turns.
  public static func validation(threads: Int = 1) -> LabeledImages {
    images.draw(.validation, count: 25, threads: threads)
  }

  /// How every split is drawn.
  static let images = DrawnImages(
    "sea creatures", channels: 3, height: SeaPainter.side, width: SeaPainter.side,
    classNames: classNames, chooseLabel: { _, index, _ in index % classNames.count },
    makePainter: { SeaPainter() })
}
