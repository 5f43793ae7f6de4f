import Mathematics

/// Two pictures with elephants, 300×225, in which an interpretation of a network should find them.
enum ElephantScenes {
  /// An old bull on dry land, large in the picture, half behind a dead tree's branch and dust.
  static func dryLand() -> ColourCanvas {
    var random = SeededRandom(seed: 0).split("drawn photo/elephant on dry land")
    let noise = ValueNoise(using: &random)
    let canvas = ColourCanvas(width: 300, height: 225)
    let lighting = Lighting(
      from: SIMD3(-0.55, -0.85, 0.6), lamp: 1.15 * Tint(1, 0.9, 0.74),
      sky: Tint(0.26, 0.3, 0.36), ground: Tint(0.17, 0.125, 0.08))
    var land = Savanna(canvas: canvas, noise: noise, random: random)
    land.sky(.screen(150, 184, 214), .screen(240, 226, 204), to: 80)
    land.farTrees(from: 62, to: 84, .screen(150, 150, 140))
    land.farTrees(from: 70, to: 96, .screen(120, 122, 88))
    land.ground(from: 92, .screen(186, 160, 112), .screen(166, 118, 78))
    for (x, y, w, h) in [
      (24.0, 84.0, 34.0, 20.0), (86, 88, 26, 15), (262, 84, 44, 24), (205, 90, 24, 12),
    ] {
      land.leaves(
        around: Point(x, y), w, h, leaf: 1.9, .screen(150, 148, 84), clumps: Int(w * 1.2))
    }
    land.grass(from: 100, to: 150, 1_500, height: 10, .screen(120, 96, 50), .screen(222, 196, 132))
    land.tree(
      [
        [(252, 104), (254, 70), (248, 40), (256, 8)], [(250, 60), (268, 40), (286, 34)],
        [(249, 48), (232, 30), (222, 10)], [(252, 28), (266, 16), (274, 2)],
      ], width: 4.2, .screen(150, 132, 110), lighting)
    canvas.blur(1)
    Elephant(
      Pose(middle: Point(164, 108), size: 78, turn: 0.015),
      Elephant.Build(tusks: 1.15, curl: 0.25, stride: 0.1, ear: 1.05), on: canvas, noise: noise,
      lighting: lighting
    ).paint()
    land.grass(from: 196, to: 236, 1_400, height: 17, .screen(104, 78, 40), .screen(226, 198, 138))
    dust(canvas, noise, .screen(226, 196, 150), from: 150, strength: 0.3)
    canvas.expose(grain: 0.012, using: &random)
    return canvas
  }

  /// A cow and her calf on a green slope with a path and a bush.
  static func greenSlope() -> ColourCanvas {
    var random = SeededRandom(seed: 0).split("drawn photo/elephants on a green slope")
    let noise = ValueNoise(using: &random)
    let canvas = ColourCanvas(width: 300, height: 225)
    let lighting = Lighting(
      from: SIMD3(0.45, -0.85, 0.7), lamp: 1.0 * Tint(1, 0.97, 0.9),
      sky: Tint(0.3, 0.34, 0.36), ground: Tint(0.1, 0.12, 0.06))
    var land = Savanna(canvas: canvas, noise: noise, random: random)
    canvas.fill { _, _ in .screen(120, 140, 92) }
    land.ground(from: -4, .screen(150, 168, 110), .screen(104, 134, 66))
    land.grass(from: 0, to: 120, 5_000, height: 8, .screen(70, 96, 44), .screen(180, 196, 120))
    land.leaves(around: Point(150, 14), 92, 24, leaf: 2.2, .screen(104, 136, 64), clumps: 150)
    land.leaves(around: Point(268, 34), 40, 22, leaf: 2.0, .screen(120, 140, 76), clumps: 60)
    path(canvas, noise)
    canvas.blur(1)
    let skin = Tint.screen(128, 122, 118)
    Elephant(
      Pose(middle: Point(118, 96), size: 62, turn: -0.02),
      Elephant.Build(tusks: 0.8, curl: 0.05, stride: 0.16, ear: 1.0, skin: skin), on: canvas,
      noise: noise, lighting: lighting
    ).paint()
    Elephant(
      Pose(middle: Point(238, 140), size: 31, turn: 0.03),
      Elephant.Build(tusks: 0, curl: 0.8, stride: 0.14, ear: 0.85, skin: skin * 1.1, head: 1.12),
      on: canvas, noise: noise, lighting: lighting
    ).paint()
    land.grass(from: 162, to: 240, 3_000, height: 14, .screen(58, 84, 34), .screen(170, 192, 104))
    canvas.expose(grain: 0.012, using: &random)
    return canvas
  }

  private static func path(_ canvas: ColourCanvas, _ noise: ValueNoise) {
    let near = Stroke([(120, 240), (190, 190), (262, 150), (320, 96)]).flattened(steps: 10)
    let far = Stroke([(320, 84), (250, 132), (170, 172), (70, 240)]).flattened(steps: 10)
    canvas.paint([near + far], softness: 2) { x, y in
      .screen(166, 134, 100) * (0.6 + 0.8 * noise.fractal(x / 9, y / 4, octaves: 4))
    }
  }

  private static func dust(
    _ canvas: ColourCanvas, _ noise: ValueNoise, _ tint: Tint, from top: Double, strength: Double
  ) {
    canvas.develop { x, y, seen in
      let cloud = noise.fractal(x / 70 + 9, y / 30, octaves: 3)
      return seen.mixed(tint, strength * ramp(0.4, 0.8, cloud) * ramp(top, 215, y))
    }
  }
}
