/// How many zeros a convolution puts around its image.
public enum Padding: Hashable, Sendable {
  /// None: the filter stays inside the image.
  case valid
  /// As many as keep the size with stride 1; an even filter gets the odd one below and right.
  case same
  /// That many rows and columns on every side.
  case pixels(Int)

  /// Rows above and below, columns left and right.
  func amounts(forSize size: Int) -> (before: Int, after: Int) {
    switch self {
    case .valid: (0, 0)
    case .same: ((size - 1) / 2, size / 2)
    case .pixels(let count): (count, count)
    }
  }
}

extension Padding: ExpressibleByIntegerLiteral {
  public init(integerLiteral count: Int) {
    self = .pixels(count)
  }
}

extension Padding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .valid: "valid"
    case .same: "same"
    case .pixels(let count): "\(count)"
    }
  }
}
