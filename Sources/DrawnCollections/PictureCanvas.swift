/// A colour picture that is built up shape by shape, from far to near.
///
/// Cairo says how much of each pixel a shape covers; colours are computed here, so that they have
/// the same bits everywhere.
final class PictureCanvas {
  /// A colour for each place, in pixels.
  typealias Shade = (_ x: Float, _ y: Float) -> Colour

  let width: Int
  let height: Int
  /// Row by row.
  let pixels: UnsafeMutableBufferPointer<Colour>
  private let ink: InkCanvas

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = .allocate(capacity: width * height)
    pixels.initialize(repeating: Colour())
    ink = InkCanvas(width: width, height: height)
  }

  deinit {
    pixels.deallocate()
  }

  /// Paints whole rows.
  func fill(rows: Range<Int>, _ shade: Shade) {
    for y in rows.clamped(to: 0..<height) {
      for x in 0..<width {
        pixels[y * width + x] = shade(Float(x) + 0.5, Float(y) + 0.5)
      }
    }
  }

  /// Paints closed shapes, all with one shade.
  func paint(_ polygons: [[Point]], opacity: Float = 1, _ shade: Shade) {
    ink.clear()
    for polygon in polygons { ink.add(polygon.turnedOneWay) }
    ink.fill()
    blend(within: polygons, margin: 1, opacity: opacity, shade)
  }

  /// Paints closed shapes with one colour.
  func paint(_ polygons: [[Point]], opacity: Float = 1, _ colour: Colour) {
    paint(polygons, opacity: opacity) { _, _ in colour }
  }

  /// Paints lines of one width, in pixels.
  func lines(_ lines: [[Point]], width: Double, opacity: Float = 1, _ colour: Colour) {
    ink.clear()
    for points in lines {
      PenStroke(points, radii: points.map { _ in width / 2 }).draw(on: ink)
    }
    ink.fill()
    blend(within: lines, margin: width / 2 + 1, opacity: opacity) { _, _ in colour }
  }

  /// Paints lines that start at one width, in pixels, and end in a point.
  func hairs(_ lines: [[Point]], width: Double, opacity: Float = 1, _ colour: Colour) {
    ink.clear()
    for points in lines {
      let last = Double(max(points.count - 1, 1))
      PenStroke(points, radii: points.indices.map { width / 2 * (1 - 0.8 * Double($0) / last) })
        .draw(on: ink)
    }
    ink.fill()
    blend(within: lines, margin: width / 2 + 1, opacity: opacity) { _, _ in colour }
  }

  /// Mixes in a colour that fades from an ellipse's middle to its edge, as shadows and lights do.
  func glow(
    _ x: Float, _ y: Float, _ a: Float, _ b: Float, opacity: Float, _ colour: Colour
  ) {
    let rows = clamped(y - b, y + b, to: height)
    let columns = clamped(x - a, x + a, to: width)
    for row in rows {
      let v = (Float(row) + 0.5 - y) / b
      for column in columns {
        let u = (Float(column) + 0.5 - x) / a
        let rest = 1 - u * u - v * v
        if rest > 0 {
          let i = row * width + column
          pixels[i] = pixels[i].mixed(with: colour, opacity * rest * rest)
        }
      }
    }
  }

  private func blend(
    within polygons: [[Point]], margin: Double, opacity: Float, _ shade: Shade
  ) {
    var (left, right, top, bottom) = (
      Double.infinity, -Double.infinity, Double.infinity, -Double.infinity
    )
    for polygon in polygons {
      for point in polygon {
        (left, right) = (min(left, point.x), max(right, point.x))
        (top, bottom) = (min(top, point.y), max(bottom, point.y))
      }
    }
    guard left <= right else { return }
    let columns = clamped(Float(left - margin), Float(right + margin), to: width)
    let rows = clamped(Float(top - margin), Float(bottom + margin), to: height)
    ink.withCoverage { row in
      for y in rows {
        let line = row(y)
        for x in columns where line[x] > 0 {
          let share = opacity * Float(line[x]) / 255
          let i = y * width + x
          pixels[i] = pixels[i].mixed(with: shade(Float(x) + 0.5, Float(y) + 0.5), share)
        }
      }
    }
  }

  private func clamped(_ low: Float, _ high: Float, to count: Int) -> Range<Int> {
    let end = Float(count)
    let first = Int(min(max(low.rounded(.down), 0), end))
    return first..<max(first, Int(min(max(high.rounded(.up), 0), end)))
  }
}
