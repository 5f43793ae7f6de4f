import Mathematics

/// One picture under water while it is painted: its canvas, its light, its water, its luck.
///
/// All lengths are in hundredths of the picture's shorter side until they reach the canvas.
final class SeaScene {
  let canvas: ColourCanvas
  /// Pixels in a hundredth of the shorter side.
  let unit: Double
  /// The picture's size in hundredths.
  let extent: Point
  let noise: ValueNoise
  /// Shifts the noise, so that no two pictures have the same.
  let drift: Point
  var random: SeededRandom
  /// What the eye sees where the water goes on for ever.
  let water: Tint
  /// The water's colour near the light.
  let bright: Tint
  let lighting: Lighting

  init(width: Int, height: Int, noise: ValueNoise, using stream: SeededRandom) {
    var random = stream
    canvas = ColourCanvas(width: width, height: height)
    unit = Double(min(width, height)) / 100
    extent = Point(Double(width) / unit, Double(height) / unit)
    self.noise = noise
    drift = Point(random.uniform(0, 60), random.uniform(0, 60))
    let hue = 0.53 + 0.045 * random.bell()
    let depth = random.unit()
    water = Tint.hue(hue, random.uniform(0.45, 0.9), 0.78 - 0.5 * depth)
    bright = Tint.hue(hue - 0.03, random.uniform(0.2, 0.55), 0.95 - 0.25 * depth)
    let side = random.uniform(-0.8, 0.8)
    let power = random.uniform(0.75, 1.15)
    lighting = Lighting(
      from: SIMD3(side, -0.9, random.uniform(0.7, 1.1)),
      lamp: power * Tint(0.95, 0.98, 0.92), sky: (0.30 + 0.2 * depth) * bright + 0.12,
      ground: 0.12 * Tint(1, 0.95, 0.8) + 0.1 * water)
    self.random = random
  }

  /// A place on the canvas.
  func place(_ x: Double, _ y: Double) -> Point { Point(unit * x, unit * y) }

  /// Noise from 0 to 1 at a place of the canvas, of a size in hundredths.
  func grain(_ x: Double, _ y: Double, size: Double, octaves: Int = 1) -> Double {
    let scale = 1 / (unit * size)
    return octaves == 1
      ? noise.value(x * scale + drift.x, y * scale + drift.y)
      : noise.fractal(x * scale + drift.x, y * scale + drift.y, octaves: octaves)
  }

  /// Noise from 0 to 1 without the lattice's directions, which show on large even surfaces.
  func pits(_ x: Double, _ y: Double, size: Double) -> Double {
    0.5 * grain(x, y, size: size, octaves: 3)
      + 0.5 * grain(0.6 * x + 0.8 * y, 0.6 * y - 0.8 * x, size: 0.8 * size, octaves: 3)
  }

  /// The bright net that waves throw on what lies below, mostly 0 and up to 1.
  func caustics(_ x: Double, _ y: Double, size: Double) -> Double {
    let warp = 0.9 * grain(x, y, size: 1.4 * size)
    let value = noise.value(
      x / (unit * size) + warp + drift.y, 1.5 * y / (unit * size) - warp + drift.x)
    let ridge = 1 - abs(2 * value - 1)
    let square = ridge * ridge
    return square * square * square
  }

  /// Distance takes contrast away and leaves the water's colour.
  func hazy(_ tint: Tint, _ share: Double) -> Tint { tint.mixed(water, share) }

  /// Whether something happens that happens so often.
  func happens(_ probability: Double) -> Bool { random.unit() < probability }
}
