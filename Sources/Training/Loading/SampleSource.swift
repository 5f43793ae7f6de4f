import Cancellations
import Datasets
import ImageFiles
import Mathematics
import Networks
import Tensors
import Transforms

/// A collection as a network reads it: normalised numbers, C×H×W for each sample.
struct SampleSource: Sendable {
  /// The class of each sample.
  let labels: [Int]
  private let shape: Shape
  /// What each of the 256 values becomes, for each channel.
  private let numbers: [Float]
  private let content: Content

  private enum Content {
    /// Nothing is allocated to read it.
    case images(LabeledImages)
    case pictures(SampleLoader)
  }

  /// - Throws: `CollectionMismatchError` when the network cannot read or classify the samples.
  init(
    _ samples: Samples, for network: Sequential, loss: Loss, threads: Int
  ) throws(CollectionMismatchError) {
    try samples.check(for: network, loss: loss)
    let shape = network.inputShape
    self.shape = shape
    let normalization = samples.normalization
    numbers = (0..<shape.axes[0] * 256).map {
      normalization.apply(UInt8($0 % 256), channel: $0 / 256)
    }
    switch samples.content {
    case .images(let images, _):
      labels = images.labels.map(Int.init)
      content = .images(images)
    case .pictures(let pictures):
      labels = (0..<pictures.source.count).map(pictures.source.label)
      content = .pictures(
        SampleLoader(sampleBytes: shape.count, threads: threads) {
          try pictures.sample($0, of: shape, drawingFrom: $1)
        })
    }
  }

  var count: Int { labels.count }

  /// Starts a pass over samples, so that they are prepared ahead.
  ///
  /// - Parameters:
  ///   - order: the samples' numbers in the order in which they will be read.
  ///   - random: the pass's stream; each sample draws from a part of its own.
  ///   - cancellation: once it is raised, samples are left out.
  func begin(_ order: [Int], drawingFrom random: SeededRandom, cancellation: Cancellation) {
    if case .pictures(let loader) = content {
      loader.begin(order, drawingFrom: random, cancellation: cancellation)
    }
  }

  /// - Throws: why a sample that was asked for in this pass could not be prepared; of several, the
  ///   first in the pass's order.
  func check() throws {
    if case .pictures(let loader) = content { try loader.check() }
  }

  /// Whether a sample that was asked for in this pass, before a place of its order, could not be
  /// prepared.
  func hasFailed(before position: Int) -> Bool {
    if case .pictures(let loader) = content { loader.hasFailed(before: position) } else { false }
  }

  /// Writes a sample where a network's input begins; zeros when it cannot be prepared, which
  /// `check` then says, or when the pass is cancelled.
  ///
  /// - Parameters:
  ///   - index: the sample's number.
  ///   - position: its place in the pass's order.
  ///   - destination: C×H×W numbers.
  func copySample(
    _ index: Int, at position: Int, to destination: UnsafeMutablePointer<Float>
  ) {
    switch content {
    case .images(let images):
      images.pixels.withUnsafeBufferPointer { pixels in
        copy(
          UnsafeBufferPointer(rebasing: pixels[index * shape.count..<(index + 1) * shape.count]),
          step: 1, planeStride: shape.count / shape.axes[0], to: destination)
      }
    case .pictures(let loader):
      guard let picture = loader.take(position) else {
        return destination.update(repeating: 0, count: shape.count)
      }
      picture.pixels.withUnsafeBufferPointer {
        copy($0, step: shape.axes[0], planeStride: 1, to: destination)
      }
    }
  }

  /// Writes the number of each value.
  ///
  /// - Parameters:
  ///   - values: one sample's.
  ///   - step: from one pixel to the next.
  ///   - planeStride: from a pixel's channel to its next one.
  ///   - destination: C×H×W numbers.
  private func copy(
    _ values: UnsafeBufferPointer<UInt8>, step: Int, planeStride: Int,
    to destination: UnsafeMutablePointer<Float>
  ) {
    let area = shape.count / shape.axes[0]
    numbers.withUnsafeBufferPointer { numbers in
      for channel in 0..<shape.axes[0] {
        let (start, table) = (channel &* planeStride, channel &* 256)
        let plane = destination + channel &* area
        for i in 0..<area {
          plane[i] = numbers[table &+ Int(values[start &+ i &* step])]
        }
      }
    }
  }
}
