import Mathematics

/// Something rounded that rises towards the reader: which pixels it covers, and how high it is
/// there, so that it can be lit.
struct Form {
  /// 0 to 1.
  let cover: Patch
  /// In pixels, above the form's edge.
  var height: Patch

  /// A cushion: highest inside, falling off to its outline.
  ///
  /// - Parameters:
  ///   - cover: the outline.
  ///   - roundness: how far from the outline the slope reaches, in pixels.
  ///   - height: at most, in pixels.
  /// - Returns: the form.
  static func cushion(_ cover: Patch, roundness: Double, height: Double) -> Form {
    let (wide, near) = (cover.blurred(roundness), cover.blurred(roundness / 2.5))
    var heights = cover
    for i in heights.values.indices {
      // At an outline a blurred cover is a half; the root makes the edge steep, as a ball's is.
      let rise = max(1.3 * wide.values[i] + 0.7 * near.values[i] - 0.9, 0)
      heights.values[i] = height * (rise / 1.1).squareRoot() * cover.values[i]
    }
    return Form(cover: cover, height: heights)
  }

  /// Limbs that grow into one another.
  ///
  /// - Parameters:
  ///   - limbs: in pixels.
  ///   - blend: how far from each other's surface limbs melt together, in pixels.
  ///   - width: of the canvas.
  ///   - height: of the canvas.
  /// - Returns: the form.
  static func grown(_ limbs: [Limb], blend: Double, width: Int, height: Int) -> Form {
    var (left, top, right, bottom) = (width, height, 0, 0)
    for limb in limbs {
      let bounds = limb.bounds
      left = min(left, max(bounds.left - 2, 0))
      top = min(top, max(bounds.top - 2, 0))
      right = max(right, min(bounds.right + 2, width))
      bottom = max(bottom, min(bounds.bottom + 2, height))
    }
    let empty = Patch(left: left, top: top, width: right - left, height: bottom - top)
    var (inside, heights, radii) = (empty, empty, empty)
    for i in inside.values.indices { inside.values[i] = -1e9 }
    for limb in limbs {
      let bounds = limb.bounds
      let margin = Int(blend) + 2
      let firstRow = max(bounds.top - margin, top)
      let firstColumn = max(bounds.left - margin, left)
      for y in firstRow..<max(min(bounds.bottom + margin, bottom), firstRow) {
        let start = (y - top) * empty.width - left
        for x in firstColumn..<max(min(bounds.right + margin, right), firstColumn) {
          let (depth, radius, lift) = limb.surface(Double(x) + 0.5, Double(y) + 0.5)
          let i = start + x
          let before = inside.values[i]
          inside.values[i] = melted(before, depth, blend)
          // Where limbs melt together, the round of the form is between theirs.
          let share = blend > 0 ? 0.5 + 0.5 * (depth - before) / blend : depth > before ? 1 : 0
          radii.values[i] += (radius - radii.values[i]) * min(max(share, 0), 1)
          heights.values[i] = max(
            heights.values[i], rise(depth, radius, lift),
            rise(inside.values[i], radii.values[i], lift))
        }
      }
    }
    for i in inside.values.indices { inside.values[i] = min(max(inside.values[i] + 0.5, 0), 1) }
    return Form(cover: inside, height: heights)
  }

  /// How high a ball's surface is at a depth inside its outline.
  private static func rise(_ depth: Double, _ radius: Double, _ lift: Double) -> Double {
    let depth = min(depth, radius)
    return depth > 0 ? lift + (depth * (2 * radius - depth)).squareRoot() : 0
  }

  /// The larger of two numbers, rounded off where they are nearly equal.
  private static func melted(_ a: Double, _ b: Double, _ blend: Double) -> Double {
    let near = max(blend - abs(a - b), 0)
    return max(a, b) + (blend > 0 ? near * near / (4 * blend) : 0)
  }

  /// Adds roughness to the surface, in pixels.
  func raised(_ bump: (_ x: Double, _ y: Double) -> Double) -> Form {
    Form(cover: cover, height: height.mapped { x, y, value in value + bump(x, y) })
  }

  /// How deep each place lies below its surroundings: 0 in the open, towards 1 in folds.
  func folds(_ radius: Double) -> Patch {
    var result = height.blurred(radius)
    let around = cover.blurred(radius)
    for i in result.values.indices {
      let share = around.values[i]
      let mean = result.values[i] / max(share, 0.05)
      // What is not covered lies deep below the form; so an outline is no fold.
      let level = mean * (3 * share - 2)
      result.values[i] = min(max((level - height.values[i]) / (radius + 1), 0), 1)
    }
    return result
  }

  /// The direction that the surface faces: x to the right, y downwards, z towards the reader.
  func normal(_ x: Int, _ y: Int) -> SIMD3<Double> {
    let dx = height.nearest(x + 1, y) - height.nearest(x - 1, y)
    let dy = height.nearest(x, y + 1) - height.nearest(x, y - 1)
    // At an outline a ball's slope has no end, and would draw a dark line around everything.
    let slope = (dx * dx + dy * dy).squareRoot()
    let gentle = slope > 2.4 ? (2.4 + 0.25 * min(slope - 2.4, 4)) / slope : 1
    let length = (gentle * gentle * slope * slope + 4).squareRoot()
    return SIMD3(-gentle * dx, -gentle * dy, 2) / length
  }
}

/// A tapering round piece of a form, from one place to another.
struct Limb {
  let from: Point
  let to: Point
  /// Half the width at either end, in pixels.
  let radii: (Double, Double)
  /// How high the axis lies at either end, in pixels.
  let lifts: (Double, Double)

  init(
    _ from: Point, _ to: Point, _ start: Double, _ end: Double, lifts: (Double, Double) = (0, 0)
  ) {
    self.from = from
    self.to = to
    radii = (start, end)
    self.lifts = lifts
  }

  /// Pieces along a stroke whose half width follows a function of how far along it is, 0 to 1.
  static func chain(
    _ stroke: Stroke, steps: Int = 4, lift: Double = 0, _ radius: (Double) -> Double
  ) -> [Limb] {
    let points = stroke.flattened(steps: steps)
    let last = Double(points.count - 1)
    return points.indices.dropLast().map { i in
      Limb(
        points[i], points[i + 1], radius(Double(i) / last), radius(Double(i + 1) / last),
        lifts: (lift, lift))
    }
  }

  var bounds: (left: Int, top: Int, right: Int, bottom: Int) {
    let radius = max(radii.0, radii.1) + 1
    func whole(_ value: Double) -> Int { Int(min(max(value, -100_000), 100_000)) }
    return (
      whole(min(from.x, to.x) - radius), whole(min(from.y, to.y) - radius),
      whole(max(from.x, to.x) + radius) + 1, whole(max(from.y, to.y) + radius) + 1
    )
  }

  /// How far inside the outline a place lies, negative outside, and how round and how high the limb
  /// is there.
  func surface(_ x: Double, _ y: Double) -> (depth: Double, radius: Double, lift: Double) {
    let (ax, ay) = (to.x - from.x, to.y - from.y)
    let square = ax * ax + ay * ay
    let along = square > 0 ? ((x - from.x) * ax + (y - from.y) * ay) / square : 0
    let t = min(max(along, 0), 1)
    let (dx, dy) = (x - from.x - t * ax, y - from.y - t * ay)
    let radius = radii.0 + t * (radii.1 - radii.0)
    let lift = lifts.0 + t * (lifts.1 - lifts.0)
    return (radius - (dx * dx + dy * dy).squareRoot(), radius, lift)
  }
}
