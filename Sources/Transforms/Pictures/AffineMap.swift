public import ImageFiles
import Mathematics

/// Where each pixel of a turned or sheared picture comes from: the old position as a linear
/// function of the new one.
///
/// Positions are in pixels from the top-left corner; pixel i covers i up to i + 1. The centre of
/// the picture stays where it is unless it is shifted.
///
/// Source: torchvision's `affine`, "Inverse matrix".
public struct AffineMap: Hashable, Sendable {
  /// x = a·x' + b·y' + c, y = d·x' + e·y' + f.
  package let a, b, c, d, e, f: Double

  /// - Parameters:
  ///   - degrees: the turn, clockwise.
  ///   - shift: how far to the right and down, in pixels.
  ///   - scale: how many times larger, above 0.
  ///   - shear: the angles of the shear along x and along y, in degrees, between −90 and 90.
  ///   - height: the picture's rows.
  ///   - width: the picture's columns.
  public init(
    degrees: Double = 0, shift: (x: Double, y: Double) = (0, 0), scale: Double = 1,
    shear: (x: Double, y: Double) = (0, 0), height: Int, width: Int
  ) {
    precondition(
      abs(degrees) <= 36_000 && scale > 0 && abs(shear.x) < 90 && abs(shear.y) < 90,
      "no map turns by \(degrees)°, scales by \(scale) and shears by \(shear)°")
    let turn = radians(degrees)
    let (shearX, shearY) = (radians(shear.x), radians(shear.y))
    let tangent = sine(shearX) / cosine(shearX)
    // The rows of the map from old to new positions: turn, then shear along y, then along x.
    let (right, down) = (
      cosine(turn - shearY) / cosine(shearY), sine(turn - shearY) / cosine(shearY)
    )
    let rightOfY = -right * tangent - sine(turn)
    let downOfY = -down * tangent + cosine(turn)
    a = downOfY / scale
    b = -rightOfY / scale
    d = -down / scale
    e = right / scale
    let (centerX, centerY) = (Double(width) * 0.5, Double(height) * 0.5)
    c = a * (-centerX - shift.x) + b * (-centerY - shift.y) + centerX
    f = d * (-centerX - shift.x) + e * (-centerY - shift.y) + centerY
  }
}

extension PixelImage {
  /// The picture turned around its centre, each pixel the nearest one; black where nothing is.
  ///
  /// - Parameter degrees: counter-clockwise.
  /// - Returns: a picture of the same size.
  public func rotated(degrees: Double) -> PixelImage {
    mapped(by: AffineMap(degrees: -degrees, height: height, width: width))
  }

  /// The picture turned, shifted, scaled or sheared, each pixel the nearest one; black where
  /// nothing is.
  ///
  /// Old positions are whole multiples of 2⁻¹⁶ pixels, counted on from pixel to pixel; where
  /// nothing is turned or sheared, double precision in place of that: as in Pillow.
  ///
  /// - Parameter map: where each pixel comes from.
  /// - Returns: a picture of the same size.
  public func mapped(by map: AffineMap) -> PixelImage {
    if map.b == 0 && map.d == 0 { return stretched(by: map) }
    let (a, b) = (fixed(map.a), fixed(map.b))
    let (d, e) = (fixed(map.d), fixed(map.e))
    let firstX = fixed(map.c + map.a * 0.5 + map.b * 0.5)
    let firstY = fixed(map.f + map.d * 0.5 + map.e * 0.5)
    return rearranged(height: height, width: width) { row, column in
      let x = (firstX &+ a &* column &+ b &* row) >> 16
      let y = (firstY &+ d &* column &+ e &* row) >> 16
      return x >= 0 && x < width && y >= 0 && y < height ? (y, x) : nil
    }
  }

  /// The picture by a map that moves rows and columns as wholes.
  private func stretched(by map: AffineMap) -> PixelImage {
    let oldColumns = places(from: map.c + map.a * 0.5, step: map.a, count: width)
    let oldRows = places(from: map.f + map.e * 0.5, step: map.e, count: height)
    return rearranged(height: height, width: width) { row, column in
      guard let oldRow = oldRows[row], let oldColumn = oldColumns[column] else { return nil }
      return (oldRow, oldColumn)
    }
  }
}

/// Where each row or column of a picture comes from; nil where that is outside.
private func places(from first: Double, step: Double, count: Int) -> [Int?] {
  var position = first
  return (0..<count).map { _ in
    defer { position += step }
    return position >= 0 && position < Double(count) ? Int(position) : nil
  }
}

/// The nearest multiple of 2⁻¹⁶, halves upwards; a position far outside stays outside.
private func fixed(_ number: Double) -> Int {
  Int(max(-0x1p40, min(0x1p40, (number * 65_536 + 0.5).rounded(.down))))
}

private func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
