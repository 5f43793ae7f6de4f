/// How much of the sliding window's path is kept.
public enum OutputSize: String, Hashable, Codable, Sendable, CaseIterable {
  /// Only places where the kernel lies wholly on the image: H−R+1 rows.
  case valid
  /// As many places as the image has: the part of `full` that begins (R−1)/2 rows in.
  case same
  /// Every place where kernel and image share at least one cell: H+R−1 rows.
  case full
}

/// What the kernel sees beyond the image's edge.
public enum Border: String, Hashable, Codable, Sendable, CaseIterable {
  case zero
  /// The image again, as if its edges were glued together.
  case wrapAround
}

/// A kernel that does not fit on the image although every place of it was to lie there.
public struct FilterError: Error, Equatable, CustomStringConvertible {
  /// Rows and columns.
  public let kernel: [Int]
  /// Rows and columns.
  public let image: [Int]

  package init(kernel: [Int], image: [Int]) {
    self.kernel = kernel
    self.image = image
  }

  public var description: String {
    "A kernel of \(kernel[0])×\(kernel[1]) does not fit on an image of \(image[0])×\(image[1]). "
      + "Use a smaller kernel, or the output size same or full."
  }
}

extension Grid {
  /// Slides a kernel over the grid and sums the products, without flipping the kernel.
  ///
  /// - Parameters:
  ///   - kernel: R×S.
  ///   - size: which places to keep.
  ///   - border: what lies outside; `valid` never looks there.
  /// - Returns: (H−R+1)×(W−S+1), H×W or (H+R−1)×(W+S−1).
  /// - Throws: `FilterError` when a kernel larger than the grid is asked for `valid`.
  ///
  /// Source: Dumoulin & Visin 2016, §2; `same` is placed as by `scipy.signal.correlate`.
  @specialized(where Scalar == Float)
  public func correlated(
    with kernel: Grid, size: OutputSize = .valid, border: Border = .zero
  ) throws(FilterError) -> Grid {
    let path = try SlidingPath(over: self, kernel: kernel, size: size)
    var result = Grid(height: path.height, width: path.width)
    for row in 0..<kernel.height {
      for column in 0..<kernel.width {
        add(
          kernel[row, column], border: border,
          movedBy: (path.top + row, path.left + column), to: &result)
      }
    }
    return result
  }

  /// Slides the kernel turned by 180°: a convolution in the sense of mathematics.
  ///
  /// - Parameters:
  ///   - kernel: R×S, as it is written; the turn happens here.
  ///   - size: which places to keep.
  ///   - border: what lies outside; `valid` never looks there.
  /// - Returns: (H−R+1)×(W−S+1), H×W or (H+R−1)×(W+S−1).
  /// - Throws: `FilterError` when a kernel larger than the grid is asked for `valid`.
  public func convolved(
    with kernel: Grid, size: OutputSize = .valid, border: Border = .zero
  ) throws(FilterError) -> Grid {
    try correlated(with: kernel.flipped, size: size, border: border)
  }

  /// Adds `weight` times this grid, moved up and left, as far as it covers the result.
  ///
  /// One pass per weight runs along rows in memory, and adds each cell's products in the same
  /// order as the reference.
  private func add(
    _ weight: Scalar, border: Border, movedBy offset: (row: Int, column: Int),
    to result: inout Grid
  ) {
    let resultWidth = result.width
    for row in 0..<result.height {
      guard let source = border.place(row + offset.row, in: height) else { continue }
      result.values.withUnsafeMutableBufferPointer { target in
        values.withUnsafeBufferPointer { values in
          let sum = UnsafeMutableBufferPointer(rebasing: target[(row * resultWidth)...])
          let line = UnsafeBufferPointer(rebasing: values[(source * width)...])
          let inside = max(0, -offset.column)..<max(0, min(resultWidth, width - offset.column))
          if border == .wrapAround {
            for column in 0..<resultWidth {
              sum[column] += weight * line[floorModulo(column + offset.column, width)]
            }
          } else if inside.lowerBound < inside.upperBound {
            for column in inside { sum[column] += weight * line[column + offset.column] }
          }
        }
      }
    }
  }
}

/// Cross-correlation as the definition says it: one sum of products per place.
///
/// The readable loop that pages show and tests trust; `correlated(with:size:border:)` gives the
/// same bits faster.
///
/// - Parameters:
///   - image: H×W.
///   - kernel: R×S.
///   - size: which places to keep.
///   - border: what lies outside.
/// - Returns: (H−R+1)×(W−S+1), H×W or (H+R−1)×(W+S−1).
/// - Throws: `FilterError` when a kernel larger than the image is asked for `valid`.
public func referenceCorrelate<Scalar>(
  _ image: Grid<Scalar>, with kernel: Grid<Scalar>, size: OutputSize, border: Border = .zero
) throws(FilterError) -> Grid<Scalar> {
  let path = try SlidingPath(over: image, kernel: kernel, size: size)
  var result = Grid<Scalar>(height: path.height, width: path.width)
  for y in 0..<path.height {
    for x in 0..<path.width {
      for r in 0..<kernel.height {
        for s in 0..<kernel.width {
          guard let row = border.place(y + path.top + r, in: image.height),
            let column = border.place(x + path.left + s, in: image.width)
          else { continue }
          result[y, x] += kernel[r, s] * image[row, column]
        }
      }
    }
  }
  return result
}

/// Where a kernel's upper left corner starts on the image, and how many places it visits.
private struct SlidingPath {
  let top: Int
  let left: Int
  let height: Int
  let width: Int

  init<Scalar>(
    over image: Grid<Scalar>, kernel: Grid<Scalar>, size: OutputSize
  ) throws(FilterError) {
    if size == .valid && (kernel.height > image.height || kernel.width > image.width) {
      throw FilterError(
        kernel: [kernel.height, kernel.width], image: [image.height, image.width])
    }
    (top, height) = size.path(image: image.height, kernel: kernel.height)
    (left, width) = size.path(image: image.width, kernel: kernel.width)
  }
}

extension OutputSize {
  fileprivate func path(image: Int, kernel: Int) -> (start: Int, count: Int) {
    switch self {
    case .valid: (0, image - kernel + 1)
    case .same: ((kernel - 1) / 2 - (kernel - 1), image)
    case .full: (1 - kernel, image + kernel - 1)
    }
  }
}

extension Border {
  /// The index to read for a place that may lie outside, nil where nothing is.
  fileprivate func place(_ index: Int, in count: Int) -> Int? {
    if index >= 0 && index < count { return index }
    return self == .zero ? nil : floorModulo(index, count)
  }
}

private func floorModulo(_ index: Int, _ count: Int) -> Int {
  let remainder = index % count
  return remainder < 0 ? remainder + count : remainder
}
