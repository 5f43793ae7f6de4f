import Networks
import Tensors

/// One row of the table: a network, and what is done with it.
struct BenchmarkRow {
  let name: String
  let mode: BenchmarkJob.Mode
  let batch: Int
  let optimizer: BenchmarkJob.Descent?
  let loss: Loss?
  /// Whether the row is about speed; the others are about memory alone.
  var isTimed = true
  /// The network's diagram, without weights.
  let network: () throws -> Sequential

  var title: String { "\(mode.rawValue) \(name)" }

  /// What both sides are told to run.
  func job(threads: Int) throws -> BenchmarkJob {
    let network = try network()
    return BenchmarkJob(
      mode: mode, input: network.inputShape.axes, batch: batch, threads: threads,
      runs: isTimed ? 10 : 0, optimizer: optimizer, loss: loss, layers: try LayerList(network))
  }

  /// Training as the lecture does it.
  static func training(
    _ id: String, as name: String? = nil, batch: Int, _ optimizer: BenchmarkJob.Descent,
    loss: Loss = .crossEntropy, isTimed: Bool = true
  ) -> BenchmarkRow {
    BenchmarkRow(
      name: name ?? id.uppercased(), mode: .training, batch: batch, optimizer: optimizer,
      loss: loss, isTimed: isTimed
    ) {
      try zooNetwork(id)
    }
  }

  /// A network of the zoo, forward alone or forward and back to its input.
  static func running(
    _ id: String, as name: String? = nil, mode: BenchmarkJob.Mode = .inference, batch: Int,
    input: Shape? = nil, through last: Int? = nil
  ) -> BenchmarkRow {
    BenchmarkRow(
      name: name ?? id.uppercased(), mode: mode, batch: batch, optimizer: nil, loss: nil
    ) {
      let network = try zooNetwork(id, input: input)
      return last.map(network.prefix(through:)) ?? network
    }
  }

  /// Layers on their own.
  static func layers(
    _ name: String, batch: Int, input: Shape, @LayerBuilder _ layers: @escaping () -> [any Layer]
  ) -> BenchmarkRow {
    BenchmarkRow(name: name, mode: .inference, batch: batch, optimizer: nil, loss: nil) {
      try Sequential(input: input, layers: layers())
    }
  }

  private static func zooNetwork(_ id: String, input: Shape? = nil) throws -> Sequential {
    let model = try Zoo.model(id)
    return try Sequential(input: input ?? model.inputShape, layers: model.layers)
  }
}
