/// Three 3×3 kernels that show what a convolution can find.
///
/// The two edge kernels sum to 0 and ignore even surfaces; the diagonal sums to 3 and brightens.
public enum DemonstrationKernel: String, CaseIterable, Hashable, Codable, Sendable {
  /// Darkening downwards: Sobel's y kernel with the opposite sign.
  case horizontalEdge
  /// Three pixels in a line from the upper left.
  case diagonal
  /// A pixel unlike its eight neighbours.
  case edge

  /// The kernel's name above a picture of it.
  public var title: String {
    switch self {
    case .horizontalEdge: "Horizontal edge"
    case .diagonal: "Diagonal"
    case .edge: "Edge detect"
    }
  }

  /// The weights, 3×3.
  public var plane: Plane {
    switch self {
    case .horizontalEdge: Plane(rows: [[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
    case .diagonal: Plane(rows: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    case .edge: Plane(rows: [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]])
    }
  }
}
