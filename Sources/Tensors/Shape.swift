/// The lengths of a tensor's axes, outermost first: C×H×W for one image, a single axis for a vector.
public struct Shape: Hashable, Codable, Sendable {
  public let axes: [Int]

  public init(_ axes: [Int]) {
    precondition(axes.allSatisfy { $0 >= 0 }, "axes \(axes) cannot be negative")
    self.axes = axes
  }

  /// Values in a tensor of this shape.
  public var count: Int { axes.reduce(1, *) }

  public subscript(axis: Int) -> Int { axes[axis] }
}

extension Shape: ExpressibleByArrayLiteral {
  public init(arrayLiteral axes: Int...) {
    self.init(axes)
  }
}

extension Shape: CustomStringConvertible {
  /// The axes as the lectures write them, `32×8×8`.
  public var description: String {
    axes.isEmpty ? "1 value" : axes.map(String.init).joined(separator: "×")
  }
}
