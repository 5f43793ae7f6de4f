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
