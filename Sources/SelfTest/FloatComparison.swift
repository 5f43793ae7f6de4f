import Filters
import ImageFiles

/// Blurs and resizes of numbers from 0 to 1, one channel after the other.
struct FloatComparison {
  private let example: ReferenceCase
  private let planes: [Plane]

  init(_ example: ReferenceCase, _ picture: PixelImage) {
    self.example = example
    let channels = picture.channels.rawValue
    planes = (0..<channels).map { channel in
      Plane(
        height: picture.height, width: picture.width,
        values: stride(from: channel, to: picture.pixels.count, by: channels).map {
          Float(picture.pixels[$0]) / 255
        })
    }
  }

  /// The mean of a square, with every kind of edge.
  func blurError() throws -> Double {
    let kernel = try example.wholes("kernel")
    guard kernel.count == 2, kernel[0] == kernel[1], (1...255).contains(kernel[0]),
      kernel[0] % 2 == 1
    else { throw example.wrong("kernel", expected: "an odd side, twice") }
    return try BlurEdge.allCases.map { edge in
      try error(planes.map { $0.boxBlurred(size: kernel[0], edge: edge) }, edge.rawValue, 2e-6)
    }.max() ?? 0
  }

  /// Bicubic without averaging.
  func bicubicError() throws -> Double {
    let size = try example.wholes("size")
    return try error(
      planes.map { $0.resizedBicubically(height: size[0], width: size[1]) }, "a75", 5e-6)
  }

  private func error(_ found: [Plane], _ tensor: String, _ allowed: Double) throws -> Double {
    try ReferenceTolerance(relative: 0, absolute: allowed).error(
      of: found.flatMap(\.values), against: example.numbers(tensor), example.name)
  }
}
