extension Grid {
  /// The grid in another size, each cell from the 4×4 nearest ones, edges repeated.
  ///
  /// Centres of cells are aligned, nothing is averaged when the grid shrinks, and the weights are
  /// those of OpenCV's and PyTorch's bicubic resize, a = −0.75.
  ///
  /// - Parameters:
  ///   - height: rows of the result, at least 1.
  ///   - width: columns of the result, at least 1.
  /// - Returns: H×W, any scale; may overshoot the range of the input.
  ///
  /// Source: Keys 1981, "Cubic convolution interpolation for digital image processing".
  public func resizedBicubically(height: Int, width: Int) -> Grid {
    precondition(height > 0 && width > 0, "an image cannot have \(height)×\(width) cells")
    return resizedRows(to: width).transposed.resizedRows(to: height).transposed
  }

  private func resizedRows(to newWidth: Int) -> Grid {
    let scale = Double(width) / Double(newWidth)
    let taps = (0..<newWidth).map { CubicTaps(at: (Double($0) + 0.5) * scale - 0.5) }
    var result = Grid(height: height, width: newWidth)
    for row in 0..<height {
      for column in 0..<newWidth {
        let tap = taps[column]
        var sum: Scalar = 0
        for k in 0..<4 {
          let place = min(max(tap.first + k, 0), width - 1)
          sum += self[row, place] * Scalar(tap.weights[k])
        }
        result[row, column] = sum
      }
    }
    return result
  }
}

/// Four neighbours of a position and how much each counts.
private struct CubicTaps {
  let first: Int
  let weights: [Double]

  private static let sharpness = -0.75

  init(at position: Double) {
    let floor = position.rounded(.down)
    let fraction = position - floor
    first = Int(floor) - 1
    weights = [1 + fraction, fraction, 1 - fraction, 2 - fraction].map(Self.weight)
  }

  /// The cubic convolution kernel at a distance from 0 to 2.
  private static func weight(_ x: Double) -> Double {
    let a = sharpness
    return x <= 1
      ? ((a + 2) * x - (a + 3)) * x * x + 1
      : ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
  }
}
