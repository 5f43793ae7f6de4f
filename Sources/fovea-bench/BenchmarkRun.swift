import Foundation
import Mathematics
import Networks
import Tensors

/// One row of the benchmark: a network, and whether it trains or only computes its outputs.
///
/// The rows are in `Benchmarks/networks.json`, which the peer reads too.
struct BenchmarkRun: Decodable {
  enum Mode: String, Decodable {
    case training
    case inference
  }

  struct Descent: Decodable {
    let kind: String
    let rate: Float
    let momentum: Float?

    var optimizer: any Optimizer {
      kind == "SGD"
        ? SGD(learningRate: rate, momentum: momentum ?? 0) as any Optimizer
        : Adam(learningRate: rate)
    }
  }

  let name: String
  let mode: Mode
  let input: [Int]
  let batch: Int
  let optimizer: Descent?
  /// How the network differs from the lecture's.
  let note: String?
  let layers: [LayerEntry]

  static let file = "Benchmarks/networks.json"

  static func all() throws -> [BenchmarkRun] {
    try JSONDecoder().decode([BenchmarkRun].self, from: Data(contentsOf: URL(filePath: file)))
  }

  func network() throws -> Sequential {
    var random = SeededRandom(seed: 1)
    let shape = Shape(input)
    var network = try Sequential(input: shape, layers: layers.map(\.layer))
    network.initialize(for: shape, using: &random)
    return network
  }
}

/// One layer as the file writes it.
struct LayerEntry: Decodable {
  enum Kind: String, Decodable {
    case convolution = "Conv2d"
    case relu = "ReLU"
    case maxPooling = "MaxPool2d"
    case flatten = "Flatten"
    case linear = "Linear"
  }

  let type: Kind
  let filters: Int?
  let size: Int?
  let stride: Int?
  let padding: Int?
  let outputs: Int?

  var layer: any Layer {
    switch type {
    case .convolution:
      Conv2d(
        filters: filters ?? 1, size: size ?? 1, stride: stride ?? 1,
        padding: .pixels(padding ?? 0))
    case .relu: ReLU()
    case .maxPooling: MaxPool2d(size: size ?? 1)
    case .flatten: Flatten()
    case .linear: Linear(outputs ?? 1)
    }
  }
}
