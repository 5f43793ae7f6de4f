import ImageFiles

/// How far a picture's values are from those of a case's tensor `pil`.
struct PixelDifferences {
  private let channels: Int
  /// One for each value, in the picture's order.
  private let differences: [Double]

  /// - Throws: `ReferenceError` when the reference has another size, or is not there.
  init(_ found: PixelImage, _ example: ReferenceCase) throws {
    let (shape, expected) = (try example.shape("pil"), try example.numbers("pil"))
    guard shape == [found.height, found.width, found.channels.rawValue] else {
      throw ReferenceError(
        place: "\(example.name)/pil",
        problem: .shape(found: found.pixels.count, expected: expected.count))
    }
    channels = found.channels.rawValue
    differences = zip(found.pixels, expected).map { abs(Double($0) - $1) }
  }

  /// The largest difference.
  var worst: Double { differences.max() ?? 0 }

  /// 0 where the pictures are equal, else infinite.
  var anyDifferent: Double { worst == 0 ? 0 : .infinity }

  /// The share of pixels that have another colour, 0 to 1.
  var differentPixels: Double {
    let pixels = differences.count / channels
    let different = (0..<pixels).count { pixel in
      differences[pixel * channels..<(pixel + 1) * channels].contains { $0 != 0 }
    }
    return Double(different) / Double(pixels)
  }

  /// The share of values that differ by more than 1, 0 to 1.
  var valuesBeyondOne: Double {
    Double(differences.count { $0 > 1 }) / Double(differences.count)
  }
}
