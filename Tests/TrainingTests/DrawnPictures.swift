import Datasets
import ImageFiles
import Mathematics
import Synchronization
import Transforms

/// Colour pictures of different sizes, made from their numbers; the class is the bright half.
final class DrawnPictures: PictureSource {
  let count: Int
  let classNames = ["left", "right"]
  /// Pictures that cannot be opened.
  private let broken: Set<Int>
  /// Called before each picture is made.
  private let opening: @Sendable (Int) -> Void
  private let opened = Atomic(0)

  init(
    _ count: Int, broken: Set<Int> = [], opening: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.count = count
    self.broken = broken
    self.opening = opening
  }

  /// How often pictures were opened.
  var timesOpened: Int { opened.load(ordering: .relaxed) }

  func label(of index: Int) -> Int { index % 2 }

  func name(of index: Int) -> String { "pictures/\(index).jpg" }

  func picture(_ index: Int) throws -> PixelImage {
    opened.add(1, ordering: .relaxed)
    opening(index)
    if broken.contains(index) {
      throw ImageFileError(file: name(of: index), problem: .empty)
    }
    var random = SeededRandom(seed: 40).split("\(index)")
    let (height, width) = (14 + random.integer(below: 20), 14 + random.integer(below: 20))
    var pixels: [UInt8] = []
    for place in 0..<height * width {
      let isBright = place % width * 2 / width == index % 2
      for _ in 0..<3 { pixels.append(UInt8(random.integer(below: 130) + (isBright ? 120 : 0))) }
    }
    return PixelImage(width: width, height: height, channels: .rgb, pixels: pixels)
  }

  /// A fixed beginning that is worth keeping, then everything random that is cheap.
  static func preparation() throws -> Preparation {
    Preparation(
      [
        try .resize(height: 12, width: 12), try .randomRotation(degrees: 20),
        try .randomVerticalFlip(), try .colorJitter(brightness: 0.2, hue: 0.1),
      ], normalization: .symmetric)
  }

  /// A picture of 12×12 in memory.
  static let sampleBytes = 12 * 12 * 3
}
