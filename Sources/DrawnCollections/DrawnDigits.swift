import Cancellations
public import Datasets
import Dispatch
import Mathematics

/// Digits drawn as pen strokes from a seed: the stand-in for MNIST, with its sizes and classes.
///
/// Every image has a stream of its own, named after its split and number. So the first images are
/// the same whatever the count, and no thread changes another's.
public enum DrawnDigits {
  /// Which algorithm draws them; changes with any pixel.
  public static let version = 1

  /// Images for training, 60,000 unless fewer are wanted.
  public static func training(count: Int = 60_000, threads: Int = 1) -> LabeledImages {
    images(.training, count: count, threads: threads, Cancellation())
  }

  /// Images for testing, 10,000 unless fewer are wanted.
  public static func test(count: Int = 10_000, threads: Int = 1) -> LabeledImages {
    images(.test, count: count, threads: threads, Cancellation())
  }

  /// The splits, by the names of their streams.
  enum Split: String {
    case training
    case test
  }

  /// The first images of a split.
  ///
  /// - Throws: `Cancelled` in place of images that were not all drawn.
  static func draw(
    _ split: Split, count: Int, threads: Int, _ cancellation: Cancellation
  ) throws(Cancelled) -> LabeledImages {
    let images = images(split, count: count, threads: threads, cancellation)
    try cancellation.check("drawing digits")
    return images
  }

  /// All images, but those that a cancellation left blank.
  private static func images(
    _ split: Split, count: Int, threads: Int, _ cancellation: Cancellation
  ) -> LabeledImages {
    precondition(count >= 0 && threads > 0, "\(count) images cannot be drawn by \(threads) threads")
    let size = DigitPainter.side * DigitPainter.side
    var labels = [UInt8](repeating: 0, count: count)
    let pixels = labels.withUnsafeMutableBufferPointer { labels in
      [UInt8](unsafeUninitializedCapacity: count * size) { pixels, initialized in
        initialized = count * size
        pixels.initialize(repeating: 0)
        nonisolated(unsafe) let (labels, pixels) = (labels, pixels)
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
          let painter = DigitPainter()
          for i in stride(from: thread, to: count, by: threads) {
            if cancellation.isCancelled { return }
            var random = stream.split("\(split.rawValue)/\(i)")
            let digit = random.integer(below: 10)
            labels[i] = UInt8(digit)
            painter.draw(
              digit, using: &random,
              into: UnsafeMutableBufferPointer(rebasing: pixels[i * size..<(i + 1) * size]))
          }
        }
      }
    }
    return LabeledImages(
      channels: 1, height: DigitPainter.side, width: DigitPainter.side, pixels: pixels,
      labels: labels, classNames: IDXCollection.mnist.classNames)
  }

  private static let stream = SeededRandom(seed: 0).split("drawn digits")
}
