package import Mathematics

/// A turn, a shift, another size and a shear along x, each from a range.
package struct RandomAffine: Hashable, Codable, Sendable {
  package let degrees: ClosedRange<Double>
  /// The largest shifts, as shares of width and height.
  package let shiftX: Double
  package let shiftY: Double
  package let scale: ClosedRange<Double>
  package let shear: ClosedRange<Double>

  package init(
    degrees: ClosedRange<Double>, shiftX: Double, shiftY: Double, scale: ClosedRange<Double>,
    shear: ClosedRange<Double>
  ) {
    self.degrees = degrees
    self.shiftX = shiftX
    self.shiftY = shiftY
    self.scale = scale
    self.shear = shear
  }

  /// Draws a map for a picture of this size.
  package func map(height: Int, width: Int, using random: inout SeededRandom) -> AffineMap {
    let turn = random.uniform(degrees.lowerBound, degrees.upperBound)
    let (mostX, mostY) = (shiftX * Double(width), shiftY * Double(height))
    let right = random.uniform(-mostX, mostX).rounded(.toNearestOrEven)
    let down = random.uniform(-mostY, mostY).rounded(.toNearestOrEven)
    let times = random.uniform(scale.lowerBound, scale.upperBound)
    let slant = random.uniform(shear.lowerBound, shear.upperBound)
    return AffineMap(
      degrees: turn, shift: (right, down), scale: times, shear: (slant, 0), height: height,
      width: width)
  }
}
