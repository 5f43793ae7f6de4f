import ImageFiles

/// Mean and standard deviation of each channel, over all pixels of all images.
///
/// Take them over the training part only: whatever is measured on the others must not reach the
/// network. Sums are whole numbers, so that neither order nor number of threads changes a bit.
public struct ChannelStatistics: Equatable, Sendable {
  /// One number for each channel, pixels counted from 0 to 1.
  public let mean: [Double]
  /// One number for each channel, of all pixels (not of a sample): squares are divided by their
  /// number.
  public let deviation: [Double]

  /// Measures images in memory.
  public init(of images: LabeledImages) {
    let plane = images.height * images.width
    var sums = [ChannelSums](repeating: ChannelSums(), count: images.channels)
    images.pixels.withUnsafeBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count, by: max(plane, 1)) {
        sums[start / plane % images.channels].add(
          UnsafeBufferPointer(rebasing: pixels[start..<start + plane]), step: 1)
      }
    }
    self.init(sums)
  }

  /// Measures pictures that are opened one at a time, on all cores; larger ones weigh more.
  ///
  /// - Parameters:
  ///   - pictures: at least one.
  ///   - channels: what each is turned to first; transparency is dropped.
  /// - Throws: the error of the first picture that cannot be opened.
  public init(of pictures: some PictureSource, as channels: StatisticsChannels) throws {
    let results = concurrentResults(count: pictures.count) { index in
      Result {
        let picture = try pictures.picture(index)
        return ChannelSums.of(channels == .grey ? picture.grey() : picture.rgb())
      }
    }
    var sums = [ChannelSums](repeating: ChannelSums(), count: channels == .grey ? 1 : 3)
    for result in results {
      for (channel, part) in try result.get().enumerated() { sums[channel].add(part) }
    }
    self.init(sums)
  }

  private init(_ sums: [ChannelSums]) {
    mean = sums.map(\.mean)
    deviation = sums.map(\.deviation)
  }
}

/// The channels that pictures of several kinds are compared in.
public enum StatisticsChannels: Hashable, Sendable {
  case grey
  case rgb
}

/// Exact sums over the pixels of one channel.
private struct ChannelSums: Sendable {
  private var count = 0
  private var sum = 0
  private var squares = 0

  static func of(_ image: PixelImage) -> [ChannelSums] {
    image.pixels.withUnsafeBufferPointer { pixels in
      (0..<image.channels.rawValue).map { channel in
        var sums = ChannelSums()
        sums.add(UnsafeBufferPointer(rebasing: pixels[channel...]), step: image.channels.rawValue)
        return sums
      }
    }
  }

  mutating func add(_ pixels: UnsafeBufferPointer<UInt8>, step: Int) {
    var place = 0
    while place < pixels.count {
      let pixel = Int(pixels[place])
      count += 1
      sum += pixel
      squares += pixel * pixel
      place += step
    }
  }

  mutating func add(_ other: ChannelSums) {
    count += other.count
    sum += other.sum
    squares += other.squares
  }

  var mean: Double { Double(sum) / Double(count) / 255 }

  /// The root of n Σx² − (Σx)², over n; the difference is taken exactly.
  var deviation: Double {
    let (n, sum) = (UInt128(count), UInt128(sum))
    let variation = n * UInt128(squares) - sum * sum
    return Double(variation).squareRoot() / Double(count) / 255
  }
}
