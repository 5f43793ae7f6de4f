public import Datasets
import Mathematics

/// Letters of the American manual alphabet, as hands posed and lit from a seed: the stand-in for
/// Sign Language MNIST, with its sizes and classes, and R as its most frequent letter.
public enum DrawnHandSigns {
  /// Which algorithm draws them; changes with any pixel.
  public static let version = 1

  /// Images for training, 27,455 unless fewer are wanted.
  public static func training(count: Int = 27_455, threads: Int = 1) -> LabeledImages {
    images.draw(.training, count: count, threads: threads)
  }

  /// Images for testing, 7,172 unless fewer are wanted.
  public static func test(count: Int = 7_172, threads: Int = 1) -> LabeledImages {
    images.draw(.test, count: count, threads: threads)
  }

  /// How every split is drawn.
  static let images = DrawnImages(
    "hand signs", channels: 1, height: HandSignPainter.side, width: HandSignPainter.side,
    classNames: DataCollection.signLanguageMNIST.classNames,
    chooseLabel: { split, index, _ in label(of: index, in: split) },
    makePainter: { HandSignPainter() })

  /// How many of 27,455 images show each letter: all about equally many, and R, as lecture A says
  /// of the real ones, most, but less than one in twenty.
  ///
  /// J and Z never occur, so that a label is still a position in the alphabet.
  private static let frequencies = [
    1_126, 1_010, 1_144, 1_196, 957, 1_204, 1_090, 1_013, 1_162, 0, 1_114, 1_241, 1_055, 1_151,
    1_196, 1_088, 1_279, 1_294, 1_199, 1_186, 1_161, 1_082, 1_225, 1_164, 1_118, 0,
  ]

  private static let trainingLabels = shuffledLabels(27_455, .training)
  private static let testLabels = shuffledLabels(7_172, .test)

  /// A whole split has each letter exactly as often as its frequency asks; a part of it about so.
  private static func label(of index: Int, in split: SplitName) -> Int {
    let labels = split == .training ? trainingLabels : testLabels
    return Int(labels[index % labels.count])
  }

  private static func shuffledLabels(_ count: Int, _ split: SplitName) -> [UInt8] {
    let total = frequencies.reduce(0, +)
    var (sorted, sum) = ([UInt8](), 0)
    for (letter, frequency) in frequencies.enumerated() {
      sum += frequency
      let end = (sum * count + total / 2) / total
      sorted.append(contentsOf: repeatElement(UInt8(letter), count: end - sorted.count))
    }
    var random = SeededRandom(seed: 0).split("order of drawn hand signs/\(split.rawValue)")
    return random.permutation(of: count).map { sorted[$0] }
  }
}
