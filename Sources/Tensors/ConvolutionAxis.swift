/// How a filter moves along one axis of an image: down its rows, or across its columns.
package struct ConvolutionAxis: Hashable, Sendable {
  /// Pixels of the image.
  package let length: Int
  /// Pixels of the filter.
  package let size: Int
  /// Pixels from one output's place to the next.
  package let stride: Int
  /// Pixels from one of the filter's taps to the next.
  package let dilation: Int
  /// Zeros above or left of the image.
  package let before: Int
  /// Zeros below or right of the image.
  package let after: Int

  package init(
    length: Int, size: Int, stride: Int = 1, dilation: Int = 1, before: Int = 0, after: Int = 0
  ) {
    self.length = length
    self.size = size
    self.stride = stride
    self.dilation = dilation
    self.before = before
    self.after = after
  }

  package var paddedLength: Int { length + before + after }

  /// Pixels from the filter's first tap to its last, both counted.
  package var reach: Int { (size - 1) * dilation + 1 }

  /// Places that the filter takes; none when it does not fit.
  ///
  /// Source: Dumoulin & Visin 2016, §5.1.
  package var outputLength: Int {
    paddedLength < reach ? 0 : (paddedLength - reach) / stride + 1
  }

  /// The image's pixel under a tap, or none in the padding.
  package func pixel(output: Int, tap: Int) -> Int? {
    let pixel = output * stride + tap * dilation - before
    return pixel >= 0 && pixel < length ? pixel : nil
  }
}
