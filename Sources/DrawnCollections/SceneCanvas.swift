import Filters
import Mathematics

/// A picture in shades of grey that is built up shape by shape, from far to near.
///
/// Cairo says how much of each pixel a shape covers; what the shape looks like there is computed
/// here, so that gradients and textures have the same bits everywhere.
final class SceneCanvas {
  /// A brightness from 0 to 255 for each place.
  typealias Shade = (_ x: Double, _ y: Double) -> Double

  let width: Int
  let height: Int
  private var values: [Double]
  private let ink: InkCanvas

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    values = [Double](repeating: 0, count: width * height)
    ink = InkCanvas(width: width, height: height)
  }

  /// Paints closed shapes, all with one shade.
  func paint(_ polygons: [[Point]], opacity: Double = 1, _ shade: Shade) {
    ink.clear()
    for polygon in polygons { ink.add(polygon.turnedOneWay) }
    ink.fill()
    blend(opacity: opacity, shade)
  }

  /// Paints a pen's line of one width.
  func line(_ stroke: Stroke, width: Double, opacity: Double = 1, _ shade: Shade) {
    lines([stroke], width: width, opacity: opacity, shade)
  }

  /// Paints many lines of one width.
  func lines(_ strokes: [Stroke], width: Double, opacity: Double = 1, _ shade: Shade) {
    ink.clear()
    for stroke in strokes {
      let points = stroke.flattened(steps: 12)
      PenStroke(points, radii: points.map { _ in width / 2 }).draw(on: ink)
    }
    ink.fill()
    blend(opacity: opacity, shade)
  }

  /// The finished picture, whole numbers from 0 to 255.
  var plane: Plane {
    Plane(
      height: height, width: width,
      values: values.map { Float(min(max($0.rounded(), 0), 255)) })
  }

  private func blend(opacity: Double, _ shade: Shade) {
    ink.withCoverage { row in
      for y in 0..<height {
        let line = row(y)
        for x in 0..<width where line[x] > 0 {
          let target = shade(Double(x) + 0.5, Double(y) + 0.5)
          let share = opacity * Double(line[x]) / 255
          values[y * width + x] += (target - values[y * width + x]) * share
        }
      }
    }
  }
}

extension [Point] {
  /// An ellipse's outline, smooth at the size of a picture.
  static func ellipse(_ x: Double, _ y: Double, _ a: Double, _ b: Double? = nil) -> [Point] {
    (0..<48).map { i in
      let turn = Double(i) * .pi / 24
      return Point(x + a * cosine(turn), y + (b ?? a) * sine(turn))
    }
  }

  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Point] {
    [Point(x, y), Point(x + width, y), Point(x + width, y + height), Point(x, y + height)]
  }

  static func polygon(_ corners: (Double, Double)...) -> [Point] {
    corners.map { Point($0.0, $0.1) }
  }

  /// The same polygon in the direction that makes its area positive, so that two never cancel.
  var turnedOneWay: [Point] {
    var area = 0.0
    for i in indices {
      let (a, b) = (self[i], self[(i + 1) % count])
      area += a.x * b.y - a.y * b.x
    }
    return area < 0 ? reversed() : self
  }
}
