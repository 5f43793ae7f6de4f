import Figures
import Filters
import ImageFiles

/// Up to four convolutions whose filters are made by hand, in place of learnt ones.
///
/// The first looks for waves and for colours, each later one for two patterns at once in what the
/// one before it found; between them maps are pooled. How strong answers are and where the ReLU cuts
/// them is set on one picture and stays so for all others.
struct HandMadeNetwork {
  private var layers: [FilterLayer] = []
  private let inputSide: Int

  /// A network whose last layer has maps of `side × side` values.
  init(
    depth: Int, channels: [Int], side: Int, calibratedOn picture: PixelImage
  ) throws {
    inputSide =
      (1..<depth).reduce(side) { side, _ in 2 * (side + 2) } + FilterLayer.firstKernelSide - 1
    var planes = picture.opponentPlanes(inputSide)
    for index in 0..<depth {
      var layer = try FilterLayer(index, channels: channels[index], inputs: planes.count)
      try layer.calibrate(on: planes)
      layers.append(layer)
      if index + 1 < depth { planes = try layer.answers(to: planes).map(\.pooled) }
    }
  }

  /// What the last layer's channels answer after the ReLU.
  func answers(to picture: PixelImage) throws -> [Plane] {
    var planes = picture.opponentPlanes(inputSide)
    for (index, layer) in layers.enumerated() {
      if index > 0 { planes = planes.map(\.pooled) }
      planes = try layer.answers(to: planes)
    }
    return planes
  }
}

/// A convolution with ReLU whose channels each look at one or two planes.
private struct FilterLayer {
  static let firstKernelSide = 9

  private struct Channel {
    var parts: [(plane: Int, kernel: Plane)]
    /// In deviations above the mean.
    var threshold: Float
    var mean: Float = 0
    var deviation: Float = 1
  }

  private var channels: [Channel]

  init(_ index: Int, channels count: Int, inputs: Int) throws {
    channels = try (0..<count).map { channel in
      guard index > 0 else {
        return Channel(parts: [try FilterLayer.first(channel)], threshold: 0)
      }
      let shapes = FilterLayer.shapes
      // Steps without a common divisor with the counts pair each plane with many others.
      let (one, other) = (5 * channel % inputs, (11 * channel + 3) % inputs)
      return Channel(
        parts: [
          (one, shapes[0]),
          (other, shapes[channel % shapes.count]),
        ],
        threshold: FilterLayer.threshold(index, channel))
    }
  }

  mutating func calibrate(on planes: [Plane]) throws {
    for index in channels.indices {
      let answer = try sum(of: channels[index], over: planes)
      channels[index].mean = Float(answer.mean)
      channels[index].deviation = max(Float(answer.deviation), 1e-6)
    }
  }

  func answers(to planes: [Plane]) throws -> [Plane] {
    try channels.map { channel in
      try sum(of: channel, over: planes).map {
        max(($0 - channel.mean) / channel.deviation - channel.threshold, 0)
      }
    }
  }

  private func sum(of channel: Channel, over planes: [Plane]) throws -> Plane {
    let answers = try channel.parts.map { try planes[$0.plane].correlated(with: $0.kernel) }
    return answers.dropFirst().reduce(answers[0]) { sum, answer in
      Plane(
        height: sum.height, width: sum.width,
        values: zip(sum.values, answer.values).map { $0 + $1 })
    }
  }

  /// Deeper layers answer more seldom, every eleventh channel hardly ever.
  private static func threshold(_ layer: Int, _ channel: Int) -> Float {
    let rank = channel % 11
    return 0.1 + Float(layer) * (rank == 10 ? 2.2 : 0.06 * Float(rank))
  }

  /// Every fourth channel of the first layer looks for a colour, all others for waves in the
  /// brightness.
  private static func first(_ channel: Int) throws -> (plane: Int, kernel: Plane) {
    try channel % 4 == 3 ? color(channel / 4) : wave(channel / 4 * 3 + channel % 4)
  }

  /// Lines, edges and finer lines in each of eight directions.
  private static func wave(_ index: Int) throws -> (plane: Int, kernel: Plane) {
    let (frequency, offset) = [(0.15, 0), (0.15, quarterTurn), (0.28, 0)][index % 3]
    return (0, try gabor(frequency, Double(index / 3) * halfTurn / 8, offset))
  }

  /// Red and green, blue and yellow, as spots and as edges.
  private static func color(_ index: Int) throws -> (plane: Int, kernel: Plane) {
    let kernel =
      try index < 4
      ? gabor(spot, 0, 0) : gabor(0.1, Double(index / 2 % 2) * quarterTurn, quarterTurn)
    let sign: Float = index % 2 == 0 ? 1 : -1
    return (1 + index / 2 % 2, kernel.map { sign * $0 })
  }

  /// The frequency of a wave so long that only the bell is left, in waves per pixel.
  private static let spot = 1e-6

  private static let shapes: [Plane] = [
    Plane(height: 3, width: 3, repeating: 1), DemonstrationKernel.horizontalEdge.plane,
    DemonstrationKernel.horizontalEdge.plane.transposed, DemonstrationKernel.diagonal.plane,
    DemonstrationKernel.edge.plane, DemonstrationKernel.horizontalEdge.plane.flipped,
  ]

  /// The real part of a Gabor kernel in the middle of a square.
  private static func gabor(
    _ frequency: Double, _ theta: Double, _ offset: Double
  ) throws -> Plane {
    let parameters = try GaborParameters(
      frequency: frequency, theta: theta, sigma: 2, deviations: 2, offset: offset)
    let kernel = GaborKernel<Float>(parameters).real
    let mean = frequency == spot ? 0 : Float(kernel.mean)
    var square = Plane(height: firstKernelSide, width: firstKernelSide)
    let (top, left) = ((square.height - kernel.height) / 2, (square.width - kernel.width) / 2)
    for row in 0..<kernel.height {
      for column in 0..<kernel.width {
        // Waves add up to nothing, so that even surfaces give no answer.
        square[top + row, left + column] = kernel[row, column] - mean
      }
    }
    return square
  }

  private static let halfTurn = 3.141_592_653_589_793
  private static let quarterTurn = halfTurn / 2
}

extension PixelImage {
  /// Brightness, red against green, and blue against yellow, from the middle of the picture.
  fileprivate func opponentPlanes(_ side: Int) -> [Plane] {
    let pixels = square(side).rgb().pixels
    func plane(_ weights: [Float]) -> Plane {
      Plane(
        height: side, width: side,
        values: (0..<side * side).map { pixel in
          (0..<3).reduce(0) { $0 + weights[$1] * Float(pixels[pixel * 3 + $1]) / 255 }
        })
    }
    return [plane([0.299, 0.587, 0.114]), plane([1, -1, 0]), plane([-0.5, -0.5, 1])]
  }
}

extension Plane {
  /// The largest of every 2×2 pixels.
  var pooled: Plane {
    var result = Plane(height: height / 2, width: width / 2)
    for row in 0..<result.height {
      for column in 0..<result.width {
        result[row, column] = max(
          max(self[2 * row, 2 * column], self[2 * row, 2 * column + 1]),
          max(self[2 * row + 1, 2 * column], self[2 * row + 1, 2 * column + 1]))
      }
    }
    return result
  }
}
