import Mathematics
import Networks
import Tensors
import Testing

/// A team computes the bits of one thread.
struct TeamworkTests {
  /// Every kind of layer, each with enough work for several threads.
  static let network: Sequential? = {
    var random = SeededRandom(seed: 3)
    return try? Sequential(input: [3, 128, 128], using: &random) {
      Conv2d(filters: 16, size: 3, padding: .same)
      BatchNorm2d()
      ReLU()
      MaxPool2d(size: 2)
      Residual {
        Conv2d(filters: 16, size: 3, padding: .same)
      } after: {
        ReLU()
      }
      Residual {
        Conv2d(filters: 32, size: 3, padding: .same)
      } shortcut: {
        Conv2d(filters: 32, size: 1)
      }
      Parallel {
        Conv2d(filters: 16, size: 1)
        Sequential {
          Conv2d(filters: 16, size: 3, padding: .same, groups: 4)
          Sigmoid()
        }
      }
      ReLU6()
      Dropout()
      MaxPool2d(size: 3, stride: 1, padding: 1)
      AvgPool2d(size: 3, stride: 1, padding: 1)
      PaddedIdentity(channels: 64, stride: 1)
      AdaptiveAvgPool2d(32)
      Conv2d(filters: 16, size: 3, stride: 2, padding: 1)
      Flatten()
      Linear(64)
      Linear(10)
      Softmax()
    }
  }()

  static let images = randomNumbers(3 * 3 * 128 * 128, seed: 4)
  static var image: [Float] { Array(images.prefix(3 * 128 * 128)) }

  @Test(arguments: [2, 3, 8])
  func `one image gets the same outputs from every team`(threads: Int) throws {
    let network = try #require(Self.network)
    let team = Team(threads: threads)
    #expect(network.outputs(for: Self.image, team: team) == network.outputs(for: Self.image))
  }

  @Test(arguments: [2, 3, 8])
  func `several images get the same outputs from every team`(threads: Int) throws {
    let network = try #require(Self.network)
    let team = Team(threads: threads)
    #expect(network.outputs(for: Self.images, team: team) == network.outputs(for: Self.images))
  }

  @Test(arguments: [2, 3, 8])
  func `every layer gets the same activations and gradients from every team`(
    threads: Int
  ) throws {
    let network = try #require(Self.network)
    let alone = Probe(network)
    let together = Probe(network, team: Team(threads: threads))
    for probe in [alone, together] {
      probe.forward(Self.image)
      probe.backward(from: (0..<10).map { $0 == 3 ? 1 : 0 })
    }
    for layer in network.layers.indices {
      #expect(
        try together.activation(at: [layer]) == alone.activation(at: [layer]), "layer \(layer)")
      #expect(try together.gradient(at: [layer]) == alone.gradient(at: [layer]), "layer \(layer)")
    }
    #expect(together.inputGradient == alone.inputGradient)
    #expect(alone.inputGradient.values.contains { $0 != 0 })
  }

  @Test(
    arguments: [2, 3, 8],
    [
      Adam(learningRate: 0.01, weightDecay: 0.1),
      SGD(learningRate: 0.01, momentum: 0.9, weightDecay: 0.1),
    ] as [any Optimizer])
  func `a large parameter takes the same steps with every team`(
    threads: Int, optimizer: any Optimizer
  ) {
    func trajectory(_ team: Team) -> Tensor {
      var optimizer = optimizer
      var image = TrainableImage(Tensor(shape: [300_001], values: randomNumbers(300_001, seed: 5)))
      for step in 1...3 {
        image.pixels.gradient = Tensor(
          shape: [300_001], values: randomNumbers(300_001, seed: 5 + UInt64(step)))
        optimizer.update(&image, team: team)
      }
      return image.pixels.value
    }
    #expect(trajectory(Team(threads: threads)) == trajectory(.alone))
  }
}
