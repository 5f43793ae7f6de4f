import Mathematics

/// A cluster of yellow tube sponges on a reef, 477×666: the picture that lecture C begins with.
enum SpongeScene {
  static func painted() -> ColourCanvas {
    var random = SeededRandom(seed: 0).split("drawn photo/yellow sponge")
    let noise = ValueNoise(using: &random)
    let scene = SeaScene(width: 477, height: 666, noise: noise, using: random)
    scene.paintReef()
    for i in 0..<12 { scene.paintBlade(haze: 0.75 - 0.03 * Double(i)) }
    scene.canvas.blur(3)
    scene.paintFish(7)
    scene.paintDust(60, brightness: 0.35)
    paintRock(in: scene)
    for (x, size, hue, count) in [(18.0, 19.0, 0.99, 3), (86, 16, 0.06, 2)] {
      let small = Pose(middle: scene.place(x, 118), size: scene.unit * size, turn: 0.05)
      Sponge(small, tint: .hue(hue, 0.55, 0.72), tubes: count, using: &scene.random).paint(
        in: scene)
    }
    let pose = Pose(middle: scene.place(50, 83), size: scene.unit * 49, turn: 0.02)
    Sponge(pose, tint: .screen(246, 206, 62), tubes: 7, using: &scene.random).paint(in: scene)
    scene.paintBubbles(9)
    scene.paintDust(40, brightness: 0.5)
    var grain = scene.random
    scene.canvas.expose(grain: 0.01, using: &grain)
    return scene.canvas
  }

  /// The overgrown rock that the sponges stand on.
  private static func paintRock(in scene: SeaScene) {
    let phase = scene.random.uniform(0, 40)
    let ridge = stride(from: -3.0, through: 103, by: 1.5).map { x in
      scene.place(x, 127 - 9 * scene.noise.fractal(x / 22 + phase, phase, octaves: 3))
    }
    let cover = scene.canvas.cover([ridge + [scene.place(103, 150), scene.place(-3, 150)]])
    let form = Form.cushion(cover, roundness: 12, height: 40).raised { x, y in
      24 * scene.grain(x, y, size: 11, octaves: 5)
    }
    scene.canvas.paint(form, folds: 16) { x, y, normal, fold in
      let growth = ramp(0.42, 0.62, scene.grain(x + 91, y, size: 13, octaves: 4))
      let coral = ramp(0.6, 0.68, scene.grain(x, y + 57, size: 7, octaves: 3))
      let tint =
        Tint.screen(108, 98, 88).mixed(.screen(96, 120, 60), growth)
        .mixed(.screen(186, 92, 112), 0.8 * coral) * (0.7 + 0.6 * scene.grain(x, y, size: 1))
      return scene.lighting.falling(on: tint, normal, gloss: 0.03, shade: min(2.4 * fold, 1))
    }
  }
}
