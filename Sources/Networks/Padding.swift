/// How many zeros a convolution puts around its image.
public enum Padding: Hashable, Sendable {
  /// None: the filter stays inside the image.
  case valid
  /// As many as keep the size with stride 1; an even filter gets the odd one below and right.
  case same
  /// As many as let the filter touch the image with one tap alone.
  case full
  /// That many rows and columns on every side.
  case pixels(Int)
  /// That many rows above and below, and columns left and right.
  case axes(rows: Int, columns: Int)
  /// That many on each side.
  case sides(top: Int, bottom: Int, left: Int, right: Int)

  /// Zeros before and after an image along its rows or its columns.
  struct Amounts: Hashable {
    let before: Int
    let after: Int
  }

  /// Rows above and below for a filter that reaches over that many.
  func vertical(forReach reach: Int) -> Amounts {
    switch self {
    case .axes(let rows, _): Amounts(before: rows, after: rows)
    case .sides(let top, let bottom, _, _): Amounts(before: top, after: bottom)
    case .valid, .same, .full, .pixels: onEverySide(forReach: reach)
    }
  }

  /// Columns left and right for a filter that reaches over that many.
  func horizontal(forReach reach: Int) -> Amounts {
    switch self {
    case .axes(_, let columns): Amounts(before: columns, after: columns)
    case .sides(_, _, let left, let right): Amounts(before: left, after: right)
    case .valid, .same, .full, .pixels: onEverySide(forReach: reach)
    }
  }

  /// The fewest zeros on any side, where numbers were given.
  var smallest: Int {
    switch self {
    case .valid, .same, .full: 0
    case .pixels(let count): count
    case .axes(let rows, let columns): min(rows, columns)
    case .sides(let top, let bottom, let left, let right): min(top, bottom, left, right)
    }
  }

  private func onEverySide(forReach reach: Int) -> Amounts {
    switch self {
    case .same: Amounts(before: (reach - 1) / 2, after: reach / 2)
    case .full: Amounts(before: reach - 1, after: reach - 1)
    case .pixels(let count): Amounts(before: count, after: count)
    case .valid, .axes, .sides: Amounts(before: 0, after: 0)
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
    case .full: "full"
    case .pixels(let count): "\(count)"
    case .axes(let rows, let columns): "\(rows)×\(columns)"
    case .sides(let top, let bottom, let left, let right):
      "top \(top), bottom \(bottom), left \(left), right \(right)"
    }
  }
}
