extension Grid {
  /// A grid of one row, so that sequences are filtered by the same loops as images.
  public init(sequence: [Scalar]) {
    self.init(height: 1, width: sequence.count, values: sequence)
  }
}

/// Slides one sequence along another and sums the products, without reversing it.
///
/// - Parameters:
///   - sequence: N numbers, at least one.
///   - kernel: K numbers, at least one.
///   - size: which places to keep.
///   - border: what lies outside.
/// - Returns: N−K+1, N or N+K−1 numbers.
/// - Throws: `FilterError` when a kernel longer than the sequence is asked for `valid`.
public func correlate<Scalar: BinaryFloatingPoint & Sendable>(
  _ sequence: [Scalar], with kernel: [Scalar], size: OutputSize = .valid, border: Border = .zero
) throws(FilterError) -> [Scalar] {
  try Grid(sequence: sequence)
    .correlated(with: Grid(sequence: kernel), size: size, border: border).values
}

/// Slides one sequence, reversed, along another: a convolution in the sense of mathematics.
///
/// - Parameters:
///   - sequence: N numbers, at least one.
///   - kernel: K numbers, at least one, as they are written.
///   - size: which places to keep.
///   - border: what lies outside.
/// - Returns: N−K+1, N or N+K−1 numbers.
/// - Throws: `FilterError` when a kernel longer than the sequence is asked for `valid`.
public func convolve<Scalar: BinaryFloatingPoint & Sendable>(
  _ sequence: [Scalar], with kernel: [Scalar], size: OutputSize = .valid, border: Border = .zero
) throws(FilterError) -> [Scalar] {
  try correlate(sequence, with: kernel.reversed(), size: size, border: border)
}
