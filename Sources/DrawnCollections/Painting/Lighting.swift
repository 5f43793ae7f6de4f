/// Where light comes from in a scene: a lamp or the sun, the sky above, and what lies below.
struct Lighting {
  /// Towards the lamp, of length 1: x to the right, y downwards, z towards the reader.
  let direction: SIMD3<Double>
  let lamp: Tint
  let sky: Tint
  let ground: Tint

  init(from direction: SIMD3<Double>, lamp: Tint, sky: Tint, ground: Tint) {
    self.direction = direction / (direction * direction).sum().squareRoot()
    self.lamp = lamp
    self.sky = sky
    self.ground = ground
  }

  /// The light that a surface sends to the reader.
  ///
  /// - Parameters:
  ///   - tint: the surface's own colour.
  ///   - normal: where it faces, of length 1.
  ///   - gloss: how strongly the lamp is mirrored; 0 is chalk.
  ///   - shade: how much of the surroundings' light is kept away, 0 to 1.
  ///   - thinness: how much light passes through the edge, 0 to 1.
  /// - Returns: the light.
  func falling(
    on tint: Tint, _ normal: SIMD3<Double>, gloss: Double = 0, shade: Double = 0,
    thinness: Double = 0
  ) -> Tint {
    let facing = (normal * direction).sum()
    let direct = max((facing + thinness) / (1 + thinness), 0)
    let up = 0.5 - 0.5 * normal.y
    var light = lamp * direct * (1 - 0.6 * shade) + (ground + (sky - ground) * up) * (1 - shade)
    light = tint * light
    if gloss > 0 {
      var half = direction + SIMD3(0, 0, 1)
      half /= (half * half).sum().squareRoot()
      let mirrored = max((normal * half).sum(), 0)
      let square = mirrored * mirrored
      let fourth = square * square
      let sixteenth = fourth * fourth * fourth * fourth
      light += lamp * (gloss * sixteenth * sixteenth)
    }
    return light
  }
}
