import Mathematics
import Testing

/// Compares gradients with central differences of a readable version in `Double`.
///
/// The loss is Σ output · outputGradient, so its gradient is what `backward` computes.
struct GradientCheck {
  /// Differences of 10⁻⁵ lose half of a Double's digits; the engine's Float keeps seven.
  static let tolerance = 1e-4
  static let step = 1e-5

  let outputGradient: [Float]
  let forward: ([[Double]]) -> [Double]

  /// Expects `found` to be the gradient with respect to one of the inputs.
  func expect(
    _ found: [Float], withRespectTo which: Int, of inputs: [[Float]],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var values = inputs.map { $0.map(Double.init) }
    #expect(found.count == values[which].count, sourceLocation: sourceLocation)
    for i in values[which].indices {
      let before = values[which][i]
      values[which][i] = before + Self.step
      let above = loss(values)
      values[which][i] = before - Self.step
      let below = loss(values)
      values[which][i] = before
      let slope = (above - below) / (2 * Self.step)
      #expect(
        abs(Double(found[i]) - slope) < Self.tolerance * max(1, abs(slope)),
        "number \(i)", sourceLocation: sourceLocation)
    }
  }

  private func loss(_ inputs: [[Double]]) -> Double {
    zip(forward(inputs), outputGradient).reduce(0) { $0 + $1.0 * Double($1.1) }
  }
}

/// Evenly drawn numbers from −1 to 1.
func randomNumbers(_ count: Int, seed: UInt64) -> [Float] {
  var random = SeededRandom(seed: seed)
  return (0..<count).map { _ in Float(random.uniform(-1, 1)) }
}
