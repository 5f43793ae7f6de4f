/// Four 5×5 kernels made by hand, each an answer to bright lines in one direction.
///
/// Cells on the line weigh 4 and all others −1, so that each kernel sums to 0: an even surface
/// gives no response, however bright it is.
public enum HandMadeKernel: String, CaseIterable, Hashable, Codable, Sendable {
  case vertical
  case horizontal
  case diagonalDown
  case diagonalUp

  /// The kernel's name above a picture of it.
  public var title: String {
    switch self {
    case .vertical: "Vertical"
    case .horizontal: "Horizontal"
    case .diagonalDown: "Diagonal down"
    case .diagonalUp: "Diagonal up"
    }
  }

  /// The weights, 5×5.
  public var plane: Plane {
    var weights = Plane(height: 5, width: 5, repeating: -1)
    for i in 0..<5 {
      switch self {
      case .vertical: weights[i, 2] = 4
      case .horizontal: weights[2, i] = 4
      case .diagonalDown: weights[i, i] = 4
      case .diagonalUp: weights[i, 4 - i] = 4
      }
    }
    return weights
  }
}
