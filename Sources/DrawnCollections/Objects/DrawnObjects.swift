public import Datasets

/// Small colour pictures of vehicles and animals drawn from a seed: the stand-in for CIFAR-10, with
/// its sizes and classes.
public enum DrawnObjects {
  /// Which algorithm draws them; changes with any pixel.
  public static let version = 1

  /// Images for training, 50,000 unless fewer are wanted.
  ///
  /// - Returns: N×3×32×32 pixels, 0 to 255, and N labels.
  public static func training(count: Int = 50_000, threads: Int = 1) -> LabeledImages {
    images.draw(.training, count: count, threads: threads)
  }

  /// Images for testing, 10,000 unless fewer are wanted.
  ///
  /// - Returns: N×3×32×32 pixels, 0 to 255, and N labels.
  public static func test(count: Int = 10_000, threads: Int = 1) -> LabeledImages {
    images.draw(.test, count: count, threads: threads)
  }

  /// What the pictures show; the raw value is the label.
  enum Subject: Int, CaseIterable {
    case airplane
    case automobile
    case bird
    case cat
    case deer
    case dog
    case frog
    case horse
    case ship
    case truck
  }

  /// How every split is drawn.
  static let images = DrawnImages(
    "objects", channels: 3, height: ObjectPainter.side, width: ObjectPainter.side,
    classNames: Subject.allCases.map { "\($0)" }
  ) { ObjectPainter() }
}
