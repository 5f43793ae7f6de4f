import CKernels
import COpenBLAS

/// A convolution as a matrix product: every patch is copied out into a column first.
///
/// Serves any stride, and the `openblas` numerics.
///
/// Source: Chellapilla, Puri & Simard 2006, §2.1 ("unfolding").
final class UnrolledConvolution: Convolution {
  private let g: ConvolutionGeometry
  private let product: MatrixProduct
  private let columnProduct: MatrixProduct
  private let positions: Int
  /// One image's columns, T×P, rows `length` apart and zero behind P.
  private let length: Int
  private let columns: Buffer
  private let rowOffsets: [Int64]

  init(_ geometry: ConvolutionGeometry, images: Int, numerics: Numerics, forTraining: Bool) {
    g = geometry
    positions = g.outputHeight * g.outputWidth
    length = roundedUpToLanes(positions)
    columns = Buffer(count: g.taps * length)
    rowOffsets = (0..<g.taps).map { [length] in Int64($0 * length) }
    product = MatrixProduct(numerics: numerics, depth: g.taps, bStride: length)
    columnProduct = MatrixProduct(numerics: numerics, depth: g.filters, bStride: positions)
  }

  /// The weights as T×K, then as they are.
  var packedCount: Int { 2 * g.filters * g.taps }

  func pack(_ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    for filter in 0..<g.filters {
      for tap in 0..<g.taps {
        packed[tap * g.filters + filter] = weights[filter * g.taps + tap]
      }
    }
    (packed + g.filters * g.taps).update(from: weights, count: g.filters * g.taps)
  }

  func forward(
    images: Int, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into output: UnsafeMutablePointer<Float>
  ) {
    for image in 0..<images {
      unroll(input + image * g.inputCount)
      let maps = output + image * g.outputCount
      for filter in 0..<g.filters {
        (maps + filter * positions).update(repeating: bias?[filter] ?? 0, count: positions)
      }
      product.multiply(
        transposed: packed, aStride: g.filters, by: columns.start, into: maps,
        cStride: positions, rows: g.filters, columns: positions, accumulating: true)
    }
  }

  func addWeightGradient(
    images: Int, _ input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?
  ) {
    for image in 0..<images {
      unroll(input + image * g.inputCount)
      let maps = outputGradient + image * g.outputCount
      switch product.numerics {
      case .exact:
        // Gradients of the next filter that a last vector reads meet zeros in the columns.
        fovea_dots(
          Int64(g.filters), Int64(g.taps), Int64(length), 1, maps, Int64(positions), 0,
          columns.start, rowOffsets, 0, weights, Int64(g.taps))
      case .openblas:
        cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, blasint(g.filters), blasint(g.taps),
          blasint(positions), 1, maps, blasint(positions), columns.start, blasint(length), 1,
          weights, blasint(g.taps))
      }
      guard let bias else { continue }
      for filter in 0..<g.filters {
        var sum: Float = 0
        for position in 0..<positions { sum += maps[filter * positions + position] }
        bias[filter] += sum
      }
    }
  }

  func inputGradient(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>
  ) {
    for image in 0..<images {
      columnProduct.multiply(
        transposed: packed + g.filters * g.taps, aStride: g.taps,
        by: outputGradient + image * g.outputCount, into: columns.start, cStride: length,
        rows: g.taps, columns: positions)
      rollUp(into: inputGradient + image * g.inputCount)
    }
  }

  /// Copies the patch of every output position into the columns.
  private func unroll(_ image: UnsafePointer<Float>) {
    forEachTapAndPosition { column, pixel in
      columns.start[column] = pixel.map { image[$0] } ?? 0
    }
  }

  /// Adds every patch back to where it came from.
  private func rollUp(into image: UnsafeMutablePointer<Float>) {
    image.update(repeating: 0, count: g.inputCount)
    forEachTapAndPosition { column, pixel in
      if let pixel { image[pixel] += columns.start[column] }
    }
  }

  /// Calls with the place in the columns and the pixel's index, none in the padding.
  private func forEachTapAndPosition(_ body: (_ column: Int, _ pixel: Int?) -> Void) {
    for tap in 0..<g.taps {
      let (channel, place) = tap.quotientAndRemainder(dividingBy: g.size * g.size)
      let (r, s) = place.quotientAndRemainder(dividingBy: g.size)
      for y in 0..<g.outputHeight {
        let row = y * g.stride + r - g.paddingBefore
        for x in 0..<g.outputWidth {
          let column = x * g.stride + s - g.paddingBefore
          let isInside = row >= 0 && row < g.height && column >= 0 && column < g.width
          body(
            tap * length + y * g.outputWidth + x,
            isInside ? (channel * g.height + row) * g.width + column : nil)
        }
      }
    }
  }
}
