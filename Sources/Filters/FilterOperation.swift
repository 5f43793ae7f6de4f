/// The two ways to slide a kernel over an image.
public enum FilterOperation: String, Hashable, Codable, Sendable, CaseIterable {
  /// As the kernel is written: what deep-learning libraries call a convolution.
  case correlate
  /// Turned by 180° first: a convolution in the sense of mathematics.
  case convolve
}

extension Grid {
  /// Slides a kernel over the grid and sums the products.
  ///
  /// - Parameters:
  ///   - kernel: R×S.
  ///   - operation: whether the kernel is turned first.
  ///   - size: which places to keep.
  ///   - border: what lies outside; `valid` never looks there.
  /// - Returns: (H−R+1)×(W−S+1), H×W or (H+R−1)×(W+S−1).
  /// - Throws: `FilterError` when a kernel larger than the grid is asked for `valid`.
  public func filtered(
    by kernel: Grid, _ operation: FilterOperation, size: OutputSize = .valid,
    border: Border = .zero
  ) throws(FilterError) -> Grid {
    switch operation {
    case .correlate: try correlated(with: kernel, size: size, border: border)
    case .convolve: try convolved(with: kernel, size: size, border: border)
    }
  }
}
