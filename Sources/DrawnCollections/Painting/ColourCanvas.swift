/// A picture in colour that is built up from far to near, like `SceneCanvas` in shades of grey.
///
/// Cairo says how much of each pixel an outline covers; all light is computed here, so that it has
/// the same bits everywhere.
final class ColourCanvas {
  /// The light at a place.
  typealias Shade = (_ x: Double, _ y: Double) -> Tint

  /// The light at a place of a form's surface.
  ///
  /// - `normal` is where the surface faces, `fold` how deep it lies, 0 to 1.
  typealias FormShade = (
    _ x: Double, _ y: Double, _ normal: SIMD3<Double>, _ fold: Double
  ) -> Tint

  let width: Int
  let height: Int
  private(set) var tints: [Tint]
  private let ink: InkCanvas

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    tints = [Tint](repeating: .zero, count: width * height)
    ink = InkCanvas(width: width, height: height)
  }

  /// Replaces the whole picture.
  func fill(_ shade: Shade) {
    for y in 0..<height {
      for x in 0..<width { tints[y * width + x] = shade(Double(x) + 0.5, Double(y) + 0.5) }
    }
  }

  /// Changes the whole picture, place by place.
  func develop(_ change: (_ x: Double, _ y: Double, _ tint: Tint) -> Tint) {
    for y in 0..<height {
      for x in 0..<width {
        let i = y * width + x
        tints[i] = change(Double(x) + 0.5, Double(y) + 0.5, tints[i])
      }
    }
  }

  /// How much of each pixel closed outlines cover, in their surroundings.
  ///
  /// - Parameters:
  ///   - polygons: in pixels.
  ///   - softness: blurs the outlines, in pixels.
  /// - Returns: 0 to 1 for each pixel.
  func cover(_ polygons: [[Point]], softness: Double = 0) -> Patch {
    ink.clear()
    var low = Point(.infinity, .infinity)
    var high = Point(-.infinity, -.infinity)
    for polygon in polygons {
      ink.add(polygon.turnedOneWay)
      for point in polygon {
        low = Point(min(low.x, point.x), min(low.y, point.y))
        high = Point(max(high.x, point.x), max(high.y, point.y))
      }
    }
    ink.fill()
    let margin = 2 + 4 * softness
    func column(_ value: Double) -> Int { Int(min(max(value, 0), Double(width))) }
    func row(_ value: Double) -> Int { Int(min(max(value, 0), Double(height))) }
    let (left, top) = (column(low.x - margin), row(low.y - margin))
    var patch = Patch(
      left: left, top: top, width: column(high.x + margin) - left,
      height: row(high.y + margin) - top)
    ink.withCoverage { rows in
      for row in 0..<patch.height {
        let line = rows(top + row)
        for column in 0..<patch.width {
          patch.values[row * patch.width + column] = Double(line[left + column]) / 255
        }
      }
    }
    return patch.blurred(softness)
  }

  /// Paints closed outlines.
  func paint(
    _ polygons: [[Point]], softness: Double = 0, opacity: Double = 1, _ shade: Shade
  ) {
    paint(cover(polygons, softness: softness), opacity: opacity, shade)
  }

  /// Paints where a patch says.
  func paint(_ cover: Patch, opacity: Double = 1, _ shade: Shade) {
    for y in max(cover.top, 0)..<max(min(cover.top + cover.height, height), max(cover.top, 0)) {
      let first = max(cover.left, 0)
      for x in first..<max(min(cover.left + cover.width, width), first) {
        let share = opacity * cover.values[(y - cover.top) * cover.width + x - cover.left]
        guard share > 0 else { continue }
        let i = y * width + x
        tints[i] = tints[i].mixed(shade(Double(x) + 0.5, Double(y) + 0.5), share)
      }
    }
  }

  /// Paints a form with its light.
  ///
  /// - Parameters:
  ///   - form: what to paint.
  ///   - folds: how wide the folds are that get less light, in pixels.
  ///   - opacity: 0 to 1.
  ///   - shade: the light at each place.
  func paint(_ form: Form, folds: Double = 0, opacity: Double = 1, _ shade: FormShade) {
    let folds = folds > 0 ? form.folds(folds) : nil
    let cover = form.cover
    for row in 0..<cover.height {
      let y = cover.top + row
      for column in 0..<cover.width {
        let share = opacity * cover.values[row * cover.width + column]
        guard share > 0 else { continue }
        let x = cover.left + column
        let fold = folds?.values[row * cover.width + column] ?? 0
        let tint = shade(Double(x) + 0.5, Double(y) + 0.5, form.normal(x, y), fold)
        tints[y * width + x] = tints[y * width + x].mixed(tint, share)
      }
    }
  }

  /// Darkens what lies where a shadow falls.
  ///
  /// - Parameters:
  ///   - cover: what keeps the light away.
  ///   - dx: how far the shadow lies to the right, in pixels.
  ///   - dy: how far it lies below, in pixels.
  ///   - softness: of its edge, in pixels.
  ///   - strength: 0 to 1.
  func shadow(
    of cover: Patch, _ dx: Double, _ dy: Double, softness: Double, strength: Double
  ) {
    let margin = Int(3 * softness) + 2
    let (shiftX, shiftY) = (Int(dx.rounded()), Int(dy.rounded()))
    var patch = cover.padded(margin)
    patch = patch.blurred(softness).moved(shiftX, shiftY)
    for y in max(patch.top, 0)..<max(min(patch.top + patch.height, height), max(patch.top, 0)) {
      let (first, last) = (max(patch.left, 0), min(patch.left + patch.width, width))
      for x in first..<max(last, first) {
        tints[y * width + x] *= 1 - strength * patch.value(x, y)
      }
    }
  }

  /// Puts the whole picture out of focus.
  func blur(_ radius: Double) {
    for channel in 0..<3 {
      let margin = Int(3 * radius) + 1
      // The picture goes on beyond its frame as it is at the frame.
      var patch = Patch(
        left: -margin, top: -margin, width: width + 2 * margin, height: height + 2 * margin)
      for row in 0..<patch.height {
        let y = min(max(row - margin, 0), height - 1)
        for column in 0..<patch.width {
          let x = min(max(column - margin, 0), width - 1)
          patch.values[row * patch.width + column] = tints[y * width + x][channel]
        }
      }
      patch = patch.blurred(radius)
      for y in 0..<height {
        for x in 0..<width { tints[y * width + x][channel] = patch.value(x, y) }
      }
    }
  }

  /// The finished picture, H×W×3.
  var pixels: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * tints.count)
    for tint in tints {
      let shown = tint.onScreen
      bytes.append(shown.x)
      bytes.append(shown.y)
      bytes.append(shown.z)
    }
    return bytes
  }
}
