/// A number for each pixel in a rectangle of a canvas: how much is covered, or how high something
/// rises.
struct Patch {
  private(set) var left: Int
  private(set) var top: Int
  let width: Int
  let height: Int
  /// H×W.
  var values: [Double]

  init(left: Int, top: Int, width: Int, height: Int) {
    (self.left, self.top, self.width, self.height) = (left, top, max(width, 0), max(height, 0))
    values = [Double](repeating: 0, count: self.width * self.height)
  }

  /// The value at a pixel of the canvas; outside the rectangle 0.
  func value(_ x: Int, _ y: Int) -> Double {
    let (column, row) = (x - left, y - top)
    guard column >= 0, column < width, row >= 0, row < height else { return 0 }
    return values[row * width + column]
  }

  /// The value at a pixel of the canvas; outside the rectangle the nearest one inside.
  func nearest(_ x: Int, _ y: Int) -> Double {
    guard !values.isEmpty else { return 0 }
    let column = min(max(x - left, 0), width - 1)
    return values[min(max(y - top, 0), height - 1) * width + column]
  }

  /// The same values with a frame of zeros around them, in which a blur can spread.
  func padded(_ margin: Int) -> Patch {
    var result = Patch(
      left: left - margin, top: top - margin, width: width + 2 * margin,
      height: height + 2 * margin)
    for row in 0..<height {
      let start = (row + margin) * result.width + margin
      for column in 0..<width { result.values[start + column] = values[row * width + column] }
    }
    return result
  }

  /// The same values elsewhere.
  func moved(_ dx: Int, _ dy: Int) -> Patch {
    var result = self
    result.left += dx
    result.top += dy
    return result
  }

  /// The same rectangle with other values.
  ///
  /// - Parameter transform: from the pixel's middle and its value.
  /// - Returns: the new values.
  func mapped(_ transform: (_ x: Double, _ y: Double, _ value: Double) -> Double) -> Patch {
    var result = self
    for row in 0..<height {
      for column in 0..<width {
        let i = row * width + column
        result.values[i] = transform(
          Double(left + column) + 0.5, Double(top + row) + 0.5, values[i])
      }
    }
    return result
  }

  /// Values averaged over their surroundings, nearly as by a bell curve.
  ///
  /// Source: three box blurs follow each other, as in Wells 1986, "Efficient synthesis of Gaussian
  /// filters by cascaded uniform filters".
  ///
  /// - Parameter radius: the curve's standard deviation, about, in pixels.
  /// - Returns: the mean values.
  func blurred(_ radius: Double) -> Patch {
    let reach = Int(radius.rounded())
    guard reach > 0, !values.isEmpty else { return self }
    var result = self
    var line = [Double](repeating: 0, count: max(width, height))
    result.values.withUnsafeMutableBufferPointer { values in
      line.withUnsafeMutableBufferPointer { line in
        for row in 0..<height {
          for _ in 0..<3 {
            Self.average(values, from: row * width, count: width, step: 1, reach, line)
          }
        }
        for column in 0..<width {
          for _ in 0..<3 {
            Self.average(values, from: column, count: height, step: width, reach, line)
          }
        }
      }
    }
    return result
  }

  /// Averages 2·reach + 1 neighbours in a line; it goes on beyond its ends as it is there.
  private static func average(
    _ values: UnsafeMutableBufferPointer<Double>, from start: Int, count: Int, step: Int,
    _ reach: Int, _ line: UnsafeMutableBufferPointer<Double>
  ) {
    for i in 0..<count { line[i] = values[start + i * step] }
    let last = count - 1
    var sum = 0.0
    for i in (-reach - 1)..<reach { sum += line[min(max(i, 0), last)] }
    let share = 1 / Double(2 * reach + 1)
    for i in 0..<count {
      sum += line[min(i + reach, last)] - line[max(i - reach - 1, 0)]
      values[start + i * step] = sum * share
    }
  }
}
