import Mathematics

extension UniformColor {
  /// How different two colours look: 1 is just noticeable side by side, 10 plain at a glance.
  ///
  /// The difference is CIEDE2000 with all weights 1, the same in both directions.
  ///
  /// Source: Sharma, Wu & Dalal 2005, "The CIEDE2000 Color-Difference Formula: Implementation
  /// Notes, Supplementary Test Data, and Mathematical Observations", equations 2 to 22.
  public func difference(from other: UniformColor) -> Double {
    let stretch = 1.5 - 0.5 * vividness((chroma + other.chroma) / 2)
    let (one, two) = (PolarColor(self, stretch), PolarColor(other, stretch))
    let lightness = (one.lightness + two.lightness) / 2
    let chroma = (one.chroma + two.chroma) / 2
    let hue = one.meanHue(with: two)

    let fromMiddle = (lightness - 50) * (lightness - 50)
    let lightnessStep =
      (two.lightness - one.lightness) / (1 + 0.015 * fromMiddle / (20 + fromMiddle).squareRoot())
    let chromaStep = (two.chroma - one.chroma) / (1 + 0.045 * chroma)
    let chord = 2 * (one.chroma * two.chroma).squareRoot() * sine(one.turn(to: two) / 2)
    let hueStep = chord / (1 + 0.015 * chroma * hueWeight(hue))
    let squares = lightnessStep * lightnessStep + chromaStep * chromaStep + hueStep * hueStep
    let sum = squares + blueRotation(hue, chroma) * chromaStep * hueStep
    return max(sum, 0).squareRoot()
  }

  fileprivate var chroma: Double { (a * a + b * b).squareRoot() }
}

/// A colour by lightness, chroma and hue, with the axis from green to red stretched.
private struct PolarColor {
  var lightness: Double
  var chroma: Double
  /// The direction in radians, 0 to 2π.
  var hue: Double

  init(_ color: UniformColor, _ stretch: Double) {
    let a = color.a * stretch
    lightness = color.lightness
    chroma = (a * a + color.b * color.b).squareRoot()
    let direction = chroma == 0 ? 0 : angle(y: color.b, x: a)
    hue = direction < 0 ? direction + 2 * .pi : direction
  }

  /// The shorter way from one hue to another, −π to π; greys have none.
  func turn(to other: PolarColor) -> Double {
    guard chroma * other.chroma > 0 else { return 0 }
    let turn = other.hue - hue
    return turn > .pi ? turn - 2 * .pi : turn < -.pi ? turn + 2 * .pi : turn
  }

  func meanHue(with other: PolarColor) -> Double {
    let sum = hue + other.hue
    guard chroma * other.chroma > 0 else { return sum }
    guard (hue - other.hue).magnitude > .pi else { return sum / 2 }
    return sum < 2 * .pi ? sum / 2 + .pi : sum / 2 - .pi
  }
}

private func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

/// Near 0 for greys, near 1 for vivid colours.
private func vividness(_ chroma: Double) -> Double {
  let seventh = power(chroma, 7)
  return (seventh / (seventh + 6_103_515_625)).squareRoot()
}

/// Equation 15, the eye's unequal sense of hue around the circle.
private func hueWeight(_ hue: Double) -> Double {
  1 - 0.17 * cosine(hue - radians(30)) + 0.24 * cosine(2 * hue)
    + 0.32 * cosine(3 * hue + radians(6)) - 0.20 * cosine(4 * hue - radians(63))
}

/// Equations 16, 17 and 21, which correct for the tilted ellipses of blues.
private func blueRotation(_ hue: Double, _ chroma: Double) -> Double {
  let offset = (hue - radians(275)) / radians(25)
  return -2 * vividness(chroma) * sine(radians(60) * exponential(-offset * offset))
}
