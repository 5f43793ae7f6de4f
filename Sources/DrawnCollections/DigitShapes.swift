/// How people write the ten digits: for each, some shapes and how often they occur.
///
/// Knots lie in a box about 0.7 wide and 1 high, x to the right, y downwards.
enum DigitShapes {
  struct Variant: Sendable {
    /// Relative to the digit's other variants.
    let frequency: Double
    let strokes: [Stroke]

    init(_ frequency: Double, _ strokes: Stroke...) {
      self.frequency = frequency
      self.strokes = strokes
    }
  }

  /// The variants of 0, of 1, and so on to 9.
  static let all: [[Variant]] = [
    zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines,
  ]

  private static let zeros = [
    // Round, closed, from the top to the left.
    Variant(
      5,
      Stroke([
        (0.40, 0.02), (0.18, 0.10), (0.03, 0.45), (0.12, 0.86), (0.35, 0.99), (0.60, 0.80),
        (0.67, 0.42), (0.54, 0.10), (0.34, 0.02),
      ])),
    // The end runs over the start.
    Variant(
      2,
      Stroke([
        (0.52, 0.10), (0.30, 0.03), (0.07, 0.35), (0.10, 0.80), (0.36, 0.98), (0.62, 0.70),
        (0.60, 0.25), (0.40, 0.04), (0.24, 0.12),
      ])),
    // Left open at the top.
    Variant(
      1,
      Stroke([
        (0.28, 0.05), (0.06, 0.36), (0.10, 0.82), (0.36, 0.98), (0.62, 0.74), (0.62, 0.28),
        (0.44, 0.06),
      ])),
  ]

  private static let ones = [
    Variant(6, Stroke([(0.35, 0.0), (0.35, 0.5), (0.35, 1.0)])),
    // With a flag.
    Variant(2, Stroke([(0.14, 0.26), (0.38, 0.02), (0.38, 0.5), (0.38, 1.0)], corners: [1])),
    // With a flag and a foot.
    Variant(
      1, Stroke([(0.16, 0.24), (0.37, 0.02), (0.37, 0.98)], corners: [1]),
      Stroke([(0.12, 0.99), (0.62, 0.97)])),
  ]

  private static let twos = [
    Variant(
      4,
      Stroke(
        [
          (0.06, 0.26), (0.20, 0.05), (0.48, 0.03), (0.60, 0.26), (0.42, 0.60), (0.04, 0.97),
          (0.36, 0.96), (0.68, 0.95),
        ], corners: [5])),
    // With a loop at the foot.
    Variant(
      3,
      Stroke([
        (0.08, 0.22), (0.30, 0.02), (0.58, 0.18), (0.48, 0.54), (0.22, 0.88), (0.05, 0.93),
        (0.08, 0.77), (0.30, 0.82), (0.50, 0.97), (0.72, 0.88),
      ])),
    // In one sweep, without a corner.
    Variant(
      2,
      Stroke([
        (0.04, 0.12), (0.32, 0.01), (0.58, 0.20), (0.44, 0.56), (0.14, 0.84), (0.12, 0.95),
        (0.40, 0.93), (0.70, 0.98),
      ])),
  ]

  private static let threes = [
    Variant(
      5,
      Stroke(
        [
          (0.08, 0.13), (0.32, 0.0), (0.57, 0.15), (0.48, 0.38), (0.24, 0.47), (0.54, 0.58),
          (0.62, 0.80), (0.36, 1.0), (0.04, 0.88),
        ], corners: [4])),
    // With a flat top.
    Variant(
      1,
      Stroke(
        [
          (0.08, 0.03), (0.60, 0.03), (0.28, 0.42), (0.57, 0.55), (0.60, 0.84), (0.33, 1.0),
          (0.04, 0.90),
        ], corners: [1, 2])),
    // With a small loop in the middle.
    Variant(
      2,
      Stroke([
        (0.06, 0.10), (0.34, 0.01), (0.56, 0.18), (0.40, 0.42), (0.22, 0.50), (0.26, 0.41),
        (0.52, 0.54), (0.60, 0.80), (0.34, 0.99), (0.02, 0.86),
      ])),
  ]

  private static let fours = [
    // Open.
    Variant(
      4, Stroke([(0.12, 0.02), (0.08, 0.30), (0.06, 0.54), (0.66, 0.50)], corners: [2]),
      Stroke([(0.54, 0.06), (0.50, 0.5), (0.46, 1.0)])),
    // Closed.
    Variant(
      2, Stroke([(0.50, 0.0), (0.26, 0.34), (0.03, 0.66), (0.70, 0.63)], corners: [2]),
      Stroke([(0.50, 0.0), (0.49, 0.5), (0.48, 1.0)])),
    // Open and round, in two sweeps.
    Variant(
      2, Stroke([(0.08, 0.04), (0.08, 0.36), (0.26, 0.50), (0.56, 0.42)]),
      Stroke([(0.60, 0.02), (0.56, 0.5), (0.50, 1.0)])),
    // In one sweep, the stem from the bar's end.
    Variant(
      1,
      Stroke(
        [(0.20, 0.0), (0.06, 0.44), (0.30, 0.50), (0.60, 0.34), (0.58, 0.22), (0.44, 1.0)],
        corners: [4])),
  ]

  private static let fives = [
    // The hat first, in one sweep.
    Variant(
      3,
      Stroke(
        [
          (0.62, 0.03), (0.16, 0.04), (0.12, 0.42), (0.40, 0.38), (0.62, 0.62), (0.44, 0.95),
          (0.05, 0.94),
        ], corners: [1, 2])),
    // The hat last, on its own.
    Variant(
      2,
      Stroke(
        [(0.18, 0.07), (0.13, 0.44), (0.42, 0.42), (0.60, 0.68), (0.38, 0.98), (0.04, 0.90)],
        corners: [1]),
      Stroke([(0.18, 0.05), (0.42, 0.05), (0.70, 0.01)])),
    // Nearly an S.
    Variant(
      2,
      Stroke([
        (0.64, 0.04), (0.30, 0.06), (0.16, 0.30), (0.38, 0.48), (0.58, 0.70), (0.36, 0.98),
        (0.03, 0.90),
      ])),
  ]

  private static let sixes = [
    Variant(
      4,
      Stroke([
        (0.50, 0.02), (0.24, 0.24), (0.07, 0.66), (0.24, 0.98), (0.55, 0.86), (0.52, 0.60),
        (0.28, 0.56), (0.08, 0.76),
      ])),
    // A straight back.
    Variant(
      2,
      Stroke([
        (0.30, 0.0), (0.14, 0.36), (0.08, 0.76), (0.30, 0.99), (0.58, 0.82), (0.46, 0.62),
        (0.20, 0.70), (0.10, 0.80),
      ])),
    // The loop closes inside.
    Variant(
      2,
      Stroke([
        (0.60, 0.10), (0.38, 0.02), (0.12, 0.34), (0.08, 0.74), (0.32, 1.0), (0.60, 0.78),
        (0.44, 0.52), (0.18, 0.64), (0.24, 0.80),
      ])),
  ]

  private static let sevens = [
    Variant(
      4, Stroke([(0.05, 0.07), (0.36, 0.06), (0.64, 0.05), (0.46, 0.5), (0.30, 1.0)], corners: [2])),
    // With a bar.
    Variant(
      2, Stroke([(0.05, 0.06), (0.64, 0.04), (0.44, 0.5), (0.26, 1.0)], corners: [1]),
      Stroke([(0.18, 0.52), (0.60, 0.49)])),
    // With a hook at the start and a curved stem.
    Variant(
      2,
      Stroke(
        [(0.05, 0.22), (0.08, 0.05), (0.62, 0.06), (0.40, 0.46), (0.32, 1.0)], corners: [1, 2])),
    // Round at the corner.
    Variant(
      1, Stroke([(0.04, 0.16), (0.26, 0.03), (0.56, 0.06), (0.54, 0.32), (0.36, 1.0)])),
  ]

  private static let eights = [
    // In one sweep from the upper right.
    Variant(
      4,
      Stroke([
        (0.56, 0.14), (0.32, 0.0), (0.10, 0.20), (0.32, 0.46), (0.59, 0.76), (0.34, 1.0),
        (0.07, 0.78), (0.32, 0.48), (0.56, 0.22), (0.50, 0.08),
      ])),
    // Two rings.
    Variant(
      2,
      Stroke([
        (0.34, 0.0), (0.12, 0.20), (0.33, 0.45), (0.56, 0.22), (0.34, 0.0), (0.22, 0.06),
      ]),
      Stroke([
        (0.33, 0.45), (0.07, 0.72), (0.33, 1.0), (0.61, 0.73), (0.33, 0.45), (0.22, 0.50),
      ])),
    // Open at the upper right.
    Variant(
      2,
      Stroke([
        (0.62, 0.06), (0.34, 0.03), (0.14, 0.20), (0.34, 0.46), (0.54, 0.74), (0.34, 0.99),
        (0.14, 0.80), (0.30, 0.54), (0.64, 0.14),
      ])),
  ]

  private static let nines = [
    // A straight stem.
    Variant(
      4,
      Stroke(
        [
          (0.56, 0.20), (0.34, 0.02), (0.06, 0.26), (0.26, 0.50), (0.52, 0.34), (0.58, 0.10),
          (0.56, 0.5), (0.50, 1.0),
        ], corners: [5])),
    // A curved tail.
    Variant(
      3,
      Stroke([
        (0.56, 0.16), (0.30, 0.02), (0.07, 0.26), (0.28, 0.49), (0.54, 0.30), (0.58, 0.14),
        (0.60, 0.60), (0.40, 0.97), (0.10, 0.90),
      ])),
    // A ring with a stem that leans.
    Variant(
      2,
      Stroke([
        (0.52, 0.10), (0.24, 0.04), (0.08, 0.28), (0.30, 0.46), (0.56, 0.24), (0.52, 0.10),
        (0.50, 0.50), (0.32, 1.0),
      ])),
  ]
}
