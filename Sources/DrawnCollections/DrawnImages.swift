import Cancellations
import Datasets
import Dispatch
import Mathematics

/// Draws the images of one class or another, one after the next; one painter per thread.
///
/// A painter keeps its canvas from image to image but nothing that shows: what it draws depends on
/// the class and the stream alone.
protocol ImagePainter {
  /// Draws one image whose every detail comes from a stream.
  ///
  /// - Parameters:
  ///   - label: a class number.
  ///   - random: the image's own stream.
  ///   - pixels: C×H×W, 0 to 255; all of them are written.
  func draw(
    _ label: Int, using random: inout SeededRandom, into pixels: UnsafeMutableBufferPointer<UInt8>)
}

/// A collection of drawn images of one size: what they show, and how they are drawn in parallel.
///
/// Every image has a stream of its own, named after its split and number. So the first images are
/// the same whatever the count, and no thread changes another's.
struct DrawnImages: Sendable {
  /// Chooses an image's class, from its split and its number there or from the start of its stream.
  typealias LabelChoice =
    @Sendable (_ split: SplitName, _ index: Int, _ random: inout SeededRandom) -> Int

  /// What a message calls the images: “digits”.
  let name: String
  let channels: Int
  let height: Int
  let width: Int
  let classNames: [String]
  private let stream: SeededRandom
  private let chooseLabel: LabelChoice
  private let makePainter: @Sendable () -> any ImagePainter

  /// Describes a collection; nothing is drawn yet.
  ///
  /// - Parameters:
  ///   - name: names the collection's stream and its messages.
  ///   - channels: 1 for grey, 3 for colour.
  ///   - height: pixels.
  ///   - width: pixels.
  ///   - classNames: what labels are indices into.
  ///   - chooseLabel: each class equally likely if nil.
  ///   - makePainter: called once on every thread that draws.
  init(
    _ name: String, channels: Int, height: Int, width: Int, classNames: [String],
    chooseLabel: LabelChoice? = nil, makePainter: @escaping @Sendable () -> any ImagePainter
  ) {
    precondition(
      (1...256).contains(classNames.count), "\(classNames.count) classes do not fit a byte")
    self.name = name
    self.channels = channels
    self.height = height
    self.width = width
    self.classNames = classNames
    let count = classNames.count
    stream = SeededRandom(seed: 0).split("drawn \(name)")
    self.chooseLabel = chooseLabel ?? { _, _, random in random.integer(below: count) }
    self.makePainter = makePainter
  }

  /// The first images of a split.
  ///
  /// - Throws: `Cancelled` in place of images that were not all drawn.
  func draw(
    _ split: SplitName, count: Int, threads: Int, _ cancellation: Cancellation
  ) throws(Cancelled) -> LabeledImages {
    let images = images(split, count: count, threads: threads, cancellation)
    try cancellation.check("drawing \(name)")
    return images
  }

  /// The first images of a split, drawn by a caller who never cancels.
  func draw(_ split: SplitName, count: Int, threads: Int) -> LabeledImages {
    images(split, count: count, threads: threads, Cancellation())
  }

  /// The first images of a split; those that a cancellation left out are blank.
  private func images(
    _ split: SplitName, count: Int, threads: Int, _ cancellation: Cancellation
  ) -> LabeledImages {
    precondition(count >= 0 && threads > 0, "\(count) images cannot be drawn by \(threads) threads")
    let size = channels * height * width
    // A painter without an image would be made for nothing.
    let painters = min(threads, count)
    var labels = [UInt8](repeating: 0, count: count)
    let pixels = labels.withUnsafeMutableBufferPointer { labels in
      [UInt8](unsafeUninitializedCapacity: count * size) { pixels, initialized in
        initialized = count * size
        pixels.initialize(repeating: 0)
        nonisolated(unsafe) let (labels, pixels) = (labels, pixels)
        DispatchQueue.concurrentPerform(iterations: painters) { first in
          let painter = makePainter()
          for i in stride(from: first, to: count, by: painters) {
            if cancellation.isCancelled { return }
            var random = stream.split("\(split.rawValue)/\(i)")
            let label = chooseLabel(split, i, &random)
            labels[i] = UInt8(label)
            painter.draw(
              label, using: &random,
              into: UnsafeMutableBufferPointer(rebasing: pixels[i * size..<(i + 1) * size]))
          }
        }
      }
    }
    return LabeledImages(
      channels: channels, height: height, width: width, pixels: pixels, labels: labels,
      classNames: classNames)
  }
}
