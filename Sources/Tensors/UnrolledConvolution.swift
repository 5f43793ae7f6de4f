import COpenBLAS

/// A convolution as OpenBLAS's matrix product: every patch is copied out into a column first.
///
/// It has one image's columns and stays on the calling thread, whatever the team.
///
/// Source: Chellapilla, Puri & Simard 2006, §2.1 ("unfolding").
final class UnrolledConvolution: Convolution {
  private let g: ConvolutionGeometry
  /// One image's columns, C·R·S rows of one number for each output position.
  private let columns: Buffer

  init(_ geometry: ConvolutionGeometry) {
    g = geometry
    columns = Buffer(count: g.groups * g.taps * g.outputPlane)
    openblas_set_num_threads(1)
  }

  var packedCount: Int { g.filters * g.taps }

  func pack(
    _ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>, team: Team
  ) {
    packed.update(from: weights, count: packedCount)
  }

  func forward(
    images: Int, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into output: UnsafeMutablePointer<Float>, team: Team
  ) {
    for image in 0..<images {
      unroll(input + image * g.inputCount)
      let maps = output + image * g.outputCount
      for filter in 0..<g.filters {
        (maps + filter * g.outputPlane).update(
          repeating: bias?[filter] ?? 0, count: g.outputPlane)
      }
      for group in 0..<g.groups {
        let first = group * g.groupFilters
        cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(g.groupFilters),
          blasint(g.outputPlane), blasint(g.taps), 1, packed + first * g.taps, blasint(g.taps),
          columns(of: group), blasint(g.outputPlane), 1, maps + first * g.outputPlane,
          blasint(g.outputPlane))
      }
    }
  }

  func addWeightGradient(
    images: Int, _ input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?, team: Team
  ) {
    for image in 0..<images {
      unroll(input + image * g.inputCount)
      let maps = outputGradient + image * g.outputCount
      for group in 0..<g.groups {
        let first = group * g.groupFilters
        cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, blasint(g.groupFilters), blasint(g.taps),
          blasint(g.outputPlane), 1, maps + first * g.outputPlane, blasint(g.outputPlane),
          columns(of: group), blasint(g.outputPlane), 1, weights + first * g.taps,
          blasint(g.taps))
      }
      guard let bias else { continue }
      for filter in 0..<g.filters {
        var sum: Float = 0
        for position in 0..<g.outputPlane { sum += maps[filter * g.outputPlane + position] }
        bias[filter] += sum
      }
    }
  }

  func inputGradient(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>, team: Team
  ) {
    for image in 0..<images {
      for group in 0..<g.groups {
        let first = group * g.groupFilters
        cblas_sgemm(
          CblasRowMajor, CblasTrans, CblasNoTrans, blasint(g.taps), blasint(g.outputPlane),
          blasint(g.groupFilters), 1, packed + first * g.taps, blasint(g.taps),
          outputGradient + image * g.outputCount + first * g.outputPlane, blasint(g.outputPlane),
          0, columns(of: group), blasint(g.outputPlane))
      }
      rollUp(into: inputGradient + image * g.inputCount)
    }
  }

  private func columns(of group: Int) -> UnsafeMutablePointer<Float> {
    columns.start + group * g.taps * g.outputPlane
  }

  /// Copies the patch of every output position into the columns.
  private func unroll(_ image: UnsafePointer<Float>) {
    columns.clear()
    forEachRowPiece { column, pixel, count in
      for x in 0..<count { column[x] = image[pixel + x * g.horizontal.stride] }
    }
  }

  /// Adds every patch back to where it came from.
  private func rollUp(into image: UnsafeMutablePointer<Float>) {
    image.update(repeating: 0, count: g.inputCount)
    forEachRowPiece { column, pixel, count in
      for x in 0..<count { image[pixel + x * g.horizontal.stride] += column[x] }
    }
  }

  /// Calls for each tap and output row with the outputs whose tap lies inside the image: where
  /// they are among the columns, the first one's pixel, and how many.
  private func forEachRowPiece(
    _ body: (_ column: UnsafeMutablePointer<Float>, _ pixel: Int, _ count: Int) -> Void
  ) {
    for channel in 0..<g.channels {
      for r in 0..<g.vertical.size {
        for s in 0..<g.horizontal.size {
          let tap = (channel * g.vertical.size + r) * g.horizontal.size + s
          let inside = g.horizontal.outputsInside(ofTap: s)
          if inside.isEmpty { continue }
          let start =
            inside.lowerBound * g.horizontal.stride + s * g.horizontal.dilation
            - g.horizontal.before
          for y in 0..<g.outputHeight {
            guard let row = g.vertical.pixel(output: y, tap: r) else { continue }
            body(
              columns.start + tap * g.outputPlane + y * g.outputWidth + inside.lowerBound,
              (channel * g.height + row) * g.width + start, inside.count)
          }
        }
      }
    }
  }
}

extension ConvolutionAxis {
  /// The outputs for which a tap lies inside the image.
  fileprivate func outputsInside(ofTap tap: Int) -> Range<Int> {
    let distance = before - tap * dilation
    let first = max(0, distance + stride - 1) / stride
    let end = min(outputLength, max(0, distance + length + stride - 1) / stride)
    return first..<max(first, end)
  }
}
