public import ImageFiles

/// Where each pixel of a picture comes from when its corners are moved.
///
/// Source: torchvision's `perspective`; Hartley & Zisserman 2004, §2.3.
public struct PerspectiveMap: Hashable, Sendable {
  /// A place in a picture, in pixels from the top-left one.
  public struct Point: Hashable, Sendable {
    public let x: Double
    public let y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// x = (a·x' + b·y' + c) / (g·x' + h·y' + 1), y = (d·x' + e·y' + f) / (g·x' + h·y' + 1).
  let a, b, c, d, e, f, g, h: Double

  /// The map that brings four corners to other places; nil where three of them lie on a line, so
  /// that there is none.
  public init?(from corners: [Point], to places: [Point]) {
    precondition(
      corners.count == 4 && places.count == 4,
      "\(corners.count) corners and \(places.count) places are not four of each")
    var equations: [[Double]] = []
    for (old, new) in zip(corners, places) {
      let (x, y) = (new.x, new.y)
      equations.append([x, y, 1, 0, 0, 0, -old.x * x, -old.x * y, old.x])
      equations.append([0, 0, 0, x, y, 1, -old.y * x, -old.y * y, old.y])
    }
    guard let solution = solved(equations) else { return nil }
    (a, b, c, d) = (solution[0], solution[1], solution[2], solution[3])
    (e, f, g, h) = (solution[4], solution[5], solution[6], solution[7])
  }
}

extension PixelImage {
  /// The picture seen from elsewhere: bilinear, cut off to 8 bits, black where nothing is.
  ///
  /// - Parameter map: where each pixel comes from.
  /// - Returns: a picture of the same size.
  public func mapped(by map: PerspectiveMap) -> PixelImage {
    let size = channels.rawValue
    var target = [UInt8](repeating: 0, count: pixels.count)
    pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<height {
        let y = Double(row) + 0.5
        for column in 0..<width {
          let x = Double(column) + 0.5
          let depth = map.g * x + map.h * y + 1
          let oldX = (map.a * x + map.b * y + map.c) / depth
          let oldY = (map.d * x + map.e * y + map.f) / depth
          // Written so that a position that is not a number is outside.
          guard oldX >= 0, oldX < Double(width), oldY >= 0, oldY < Double(height) else { continue }
          let (left, shareX) = wholeAndRest(oldX - 0.5)
          let (top, shareY) = wholeAndRest(oldY - 0.5)
          let (x0, x1) = (max(left, 0) * size, min(left + 1, width - 1) * size)
          let y0 = max(top, 0) * width * size
          let y1 = min(top + 1, height - 1) * width * size
          let start = (row * width + column) * size
          for channel in 0..<size {
            func value(_ row: Int, _ column: Int) -> Double {
              Double(pixels[row &+ column &+ channel])
            }
            let upper = value(y0, x0) + (value(y0, x1) - value(y0, x0)) * shareX
            let lower = value(y1, x0) + (value(y1, x1) - value(y1, x0)) * shareX
            target[start + channel] = UInt8(upper + (lower - upper) * shareY)
          }
        }
      }
    }
    return PixelImage(width: width, height: height, channels: channels, pixels: target)
  }
}

/// The whole number at or below a position from −1 on, and what is left.
private func wholeAndRest(_ position: Double) -> (Int, Double) {
  let whole = position < 0 ? -1 : Int(position)
  return (whole, position - Double(whole))
}

/// Solves linear equations, each a row of factors and the right side; nil where they do not
/// determine the unknowns.
///
/// Source: Gauss–Jordan elimination with row pivots.
private func solved(_ equations: [[Double]]) -> [Double]? {
  var rows = equations
  for column in rows.indices {
    let pivot = rows[column...].indices.max {
      abs(rows[$0][column]) < abs(rows[$1][column])
    }
    guard let pivot, abs(rows[pivot][column]) > 1e-9 else { return nil }
    rows.swapAt(column, pivot)
    for row in rows.indices where row != column {
      let factor = rows[row][column] / rows[column][column]
      for k in column..<rows[row].count { rows[row][k] -= factor * rows[column][k] }
    }
  }
  return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
}
