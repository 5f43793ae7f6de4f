import Mathematics
import Networks
import ReferenceValues
import Tensors
import Testing

/// Compares a network's backward passes with central differences of its plain version in `Double`.
///
/// The loss is Σ output · outputGradient with random output gradients, so its slopes are what
/// `backward` computes.
struct GradientCheck {
  /// What rounding may cost, as a share of a tensor's largest slope: a Float rounds by 6·10⁻⁸, sums
  /// of a few hundred such numbers differ by some 10⁻⁶ of the largest one, and the deepest networks
  /// here chain half a dozen of them.
  static let relative = 1e-5
  /// Slopes that are all but zero, as those of a bias before a batch normalisation, are hundreds of
  /// numbers near one that cancel: the same error, of those.
  static let absolute = 1e-5
  /// In Double, differences over 2·10⁻⁶ keep eight digits of the slope.
  ///
  /// Larger steps would more often reach over the edge of a ReLU or change the winner of a maximum.
  static let step = 1e-6
  /// Numbers of a tensor that are varied one by one; larger ones are sampled, and varied as a whole
  /// in some random directions, which no wrong number escapes.
  static let places = 400
  static let directions = 4

  let network: Sequential
  let batch: PlainBatch<Double>
  let outputGradient: [Double]
  let values: PlainValues

  /// Expects each run's outputs and gradients to be those of the plain version.
  func expect(_ runs: [BatchRun]) {
    let output = network.plain(batch, values).images.flatMap { $0 }
    let allowed = Self.absolute + Self.relative * largest(output)
    for run in runs { #expect(worstError(run.output, output) <= allowed, "output") }
    expectInputGradient(runs.map(\.inputGradient))
    for (index, (name, _)) in network.parameters.enumerated() {
      expectGradient(runs.map { $0.parameterGradients[index] }, of: name)
    }
  }

  private func expectInputGradient(_ found: [[Float]]) {
    let count = batch.shape.count
    expect(found, "input", at: batch.images.flatMap { $0 }) { numbers in
      let images = stride(from: 0, to: numbers.count, by: count).map {
        Array(numbers[$0..<$0 + count])
      }
      return loss(PlainBatch(shape: batch.shape, images: images), values)
    }
  }

  private func expectGradient(_ found: [[Float]], of name: String) {
    expect(found, name, at: values.parameters[name] ?? []) { numbers in
      var changed = values
      changed.parameters[name] = numbers
      return loss(batch, changed)
    }
  }

  private func loss(_ batch: PlainBatch<Double>, _ values: PlainValues) -> Double {
    zip(network.plain(batch, values).images.joined(), outputGradient).reduce(0) {
      $0 + $1.0 * $1.1
    }
  }

  private func expect(
    _ found: [[Float]], _ name: String, at numbers: [Double], loss: ([Double]) -> Double
  ) {
    /// How the loss changes when numbers move by a step times what the body is given.
    func slope(_ move: (inout [Double], Double) -> Void) -> Double {
      var (above, below) = (numbers, numbers)
      move(&above, Self.step)
      move(&below, -Self.step)
      return (loss(above) - loss(below)) / (2 * Self.step)
    }
    var random = SeededRandom(seed: 17)
    let places =
      numbers.count <= Self.places
      ? Array(numbers.indices) : Array(random.permutation(of: numbers.count)[..<Self.places])
    let slopes = places.map { place in slope { $0[place] += $1 } }
    let allowed = Self.absolute + Self.relative * largest(slopes)
    for gradient in found {
      #expect(gradient.count == numbers.count, "\(name)")
      guard gradient.count == numbers.count else { continue }
      let error = worstError(places.map { gradient[$0] }, slopes)
      #expect(error <= allowed, "\(name), one by one: \(error / allowed) of what is allowed")
    }
    guard places.count < numbers.count else { return }
    for _ in 0..<Self.directions {
      let signs = numbers.map { _ in random.unit() < 0.5 ? 1.0 : -1 }
      let slope = slope { numbers, step in
        for place in numbers.indices { numbers[place] += signs[place] * step }
      }
      for gradient in found {
        let sum = zip(gradient, signs).reduce(0) { $0 + Double($1.0) * $1.1 }
        // Rounding errors of either sign add up like a random walk.
        #expect(
          abs(sum - slope) <= allowed * Double(numbers.count).squareRoot(),
          "\(name), all at once")
      }
    }
  }
}

/// Evenly drawn numbers from −1 to 1.
func randomNumbers(_ count: Int, seed: UInt64) -> [Float] {
  var random = SeededRandom(seed: seed)
  return (0..<count).map { _ in Float(random.uniform(-1, 1)) }
}
