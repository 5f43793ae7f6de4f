import ImageFiles
package import Mathematics

/// A part of a picture by chance, resized.
package struct RandomResizedCrop: Hashable, Codable, Sendable {
  package let height: Int
  package let width: Int
  package let scale: ClosedRange<Double>
  package let ratio: ClosedRange<Double>
  package let interpolation: Interpolation

  package init(
    height: Int, width: Int, scale: ClosedRange<Double>, ratio: ClosedRange<Double>,
    interpolation: Interpolation
  ) {
    self.height = height
    self.width = width
    self.scale = scale
    self.ratio = ratio
    self.interpolation = interpolation
  }

  /// A part of a picture in pixels.
  package struct Part: Equatable {
    package let top: Int
    package let left: Int
    package let height: Int
    package let width: Int
  }

  private static let attempts = 10

  func applied(to picture: PixelImage, using random: inout SeededRandom) -> PixelImage {
    let part = part(height: picture.height, width: picture.width, using: &random)
    return
      picture
      .cropped(top: part.top, left: part.left, height: part.height, width: part.width)
      .resized(height: height, width: width, interpolation)
  }

  /// Draws areas and proportions until a part fits; after ten attempts takes the middle.
  ///
  /// Source: torchvision's `RandomResizedCrop`.
  package func part(height: Int, width: Int, using random: inout SeededRandom) -> Part {
    let area = Double(height * width)
    for _ in 0..<Self.attempts {
      let wanted = area * random.uniform(scale.lowerBound, scale.upperBound)
      let proportions = exponential(
        random.uniform(logarithm(ratio.lowerBound), logarithm(ratio.upperBound)))
      let partWidth = rounded((wanted * proportions).squareRoot())
      let partHeight = rounded((wanted / proportions).squareRoot())
      guard (1...width).contains(partWidth) && (1...height).contains(partHeight) else { continue }
      let top = random.integer(below: height - partHeight + 1)
      let left = random.integer(below: width - partWidth + 1)
      return Part(top: top, left: left, height: partHeight, width: partWidth)
    }
    return middle(height: height, width: width)
  }

  /// The largest part in the middle whose proportions are allowed.
  private func middle(height: Int, width: Int) -> Part {
    let proportions = Double(width) / Double(height)
    var (partHeight, partWidth) = (height, width)
    if proportions < ratio.lowerBound {
      partHeight = max(1, rounded(Double(width) / ratio.lowerBound))
    } else if proportions > ratio.upperBound {
      partWidth = max(1, rounded(Double(height) * ratio.upperBound))
    }
    return Part(
      top: (height - partHeight) / 2, left: (width - partWidth) / 2, height: partHeight,
      width: partWidth)
  }

  /// The nearest whole number, halves to the even one.
  private func rounded(_ length: Double) -> Int { Int(length.rounded(.toNearestOrEven)) }
}
