import Mathematics

extension ColourCanvas {
  /// A thin line of one width and colour.
  ///
  /// - Parameters:
  ///   - way: knots of a smooth curve, in pixels.
  ///   - radius: half its width, in pixels.
  ///   - tint: its colour.
  ///   - opacity: 0 to 1.
  func line(_ way: [Point], _ radius: Double, _ tint: Tint, opacity: Double = 1) {
    let limbs = Limb.chain(Stroke(way, corners: []), steps: 6) { _ in radius }
    let form = Form.grown(limbs, blend: 0, width: width, height: height)
    paint(form.cover, opacity: opacity) { _, _ in tint }
  }

  /// The film's grain and darker corners, at the very end.
  ///
  /// - Parameters:
  ///   - grain: how far a grey pixel strays, as a share of a screen's white.
  ///   - random: where the grain comes from.
  func expose(grain: Double, using random: inout SeededRandom) {
    let (w, h) = (Double(width), Double(height))
    develop { x, y, tint in
      let (dx, dy) = (2 * x / w - 1, 2 * y / h - 1)
      let light = 1 - 0.07 * (dx * dx + dy * dy)
      let noise = 2 * grain * (random.unit() + random.unit() - 1)
      // Grain is even in what a screen shows, so it grows with the root of the light.
      return tint * light + noise * (max(tint.sum(), 0) / 3 + 0.01).squareRoot()
    }
  }
}
