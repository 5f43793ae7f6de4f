import Datasets
import DrawnCollections
import Mathematics
import Networks
import Testing
import Training

struct HandSignDifficultyTests {
  /// How much further apart two networks must be; an accuracy's standard error over 1,000 images
  /// is below 0.016.
  private static let clearly = 0.1

  /// Lecture A's deeper network needs more images than a test has time for; its experiment shows
  /// that it reads still more.
  @Test func `a linear model reads far fewer letters than a network with one convolution`() throws {
    let linear = try accuracy(of: "am1")
    let convolving = try accuracy(of: "am2")
    // Guessing R is right once in twenty.
    #expect(linear > 0.05 + Self.clearly / 2, "\(linear)")
    #expect(linear + Self.clearly < convolving, "\(linear), \(convolving)")
    #expect(convolving < 0.95, "\(convolving) leaves nothing to the deeper network")
  }

  /// Trains one of lecture A's networks on a sample, and tests it on another.
  private func accuracy(of id: String) throws -> Double {
    var random = SeededRandom(seed: 1)
    var network = try Zoo.model(id).network(using: &random)
    let history = try Trainer(epochs: 4, batchSize: 32, threads: 2).train(
      &network, with: Adam(learningRate: 0.002),
      on: DrawnHandSigns.training(count: 4_000, threads: 2),
      evaluatingOn: DrawnHandSigns.test(count: 1_000, threads: 2), using: &random)
    return try #require(history.epochs.last).evaluationAccuracy
  }
}
