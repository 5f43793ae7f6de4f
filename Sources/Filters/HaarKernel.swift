/// The four kernels of Haar's wavelets: a square of equal weights, or its halves and quarters with
/// opposite signs.
///
/// At level L a kernel has 2ᴸ×2ᴸ weights of ±2⁻ᴸ, so that the four of a level are orthonormal.
/// The positive half comes first, as in a correlation: a bright left half answers `vertical`.
///
/// Source: Haar 1910; Mallat 1989, "A theory for multiresolution signal decomposition", §III.
public enum HaarKernel: String, CaseIterable, Hashable, Codable, Sendable {
  /// All weights positive: 2ᴸ times the mean.
  case average
  /// Left minus right: answers vertical edges.
  case vertical
  /// Top minus bottom: answers horizontal edges.
  case horizontal
  /// Upper left and lower right minus the other two quarters.
  case diagonal

  /// Levels that a kernel can have; the last is 256×256.
  public static let levels = 1...8

  /// The kernel's name above a picture of it.
  public var title: String {
    switch self {
    case .average: "Average"
    case .vertical: "Vertical"
    case .horizontal: "Horizontal"
    case .diagonal: "Diagonal"
    }
  }

  /// The weights of one level, 2ᴸ×2ᴸ.
  public func plane(level: Int = 1) -> Plane {
    precondition(Self.levels.contains(level), "level \(level) is not in \(Self.levels)")
    let side = 1 << level
    var weights = Plane(height: side, width: side, repeating: 1 / Float(side))
    for row in 0..<side {
      for column in 0..<side {
        let isLower = row >= side / 2
        let isRight = column >= side / 2
        let isNegative =
          switch self {
          case .average: false
          case .vertical: isRight
          case .horizontal: isLower
          case .diagonal: isRight != isLower
          }
        if isNegative { weights[row, column].negate() }
      }
    }
    return weights
  }
}
