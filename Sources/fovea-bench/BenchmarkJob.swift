import Foundation
import Networks
import Tensors

/// What Fovea and the peer are both told to run, each in a process of its own.
///
/// Written as one line of JSON, then the network as a layer list.
struct BenchmarkJob: Codable {
  enum Mode: String, Codable {
    case training
    case inference
    /// Forward, then the gradient of the sum of all outputs back to the input.
    case inputGradient = "input gradient"
  }

  struct Descent: Codable {
    enum Kind: String, Codable {
      case sgd = "SGD"
      case adam = "Adam"
    }

    let kind: Kind
    let rate: Float
    let momentum: Float

    static func sgd(rate: Float, momentum: Float) -> Descent {
      Descent(kind: .sgd, rate: rate, momentum: momentum)
    }

    static func adam(rate: Float) -> Descent { Descent(kind: .adam, rate: rate, momentum: 0) }
  }

  let mode: Mode
  let input: [Int]
  let batch: Int
  let threads: Int
  /// Timed runs; none at all where only memory is measured.
  let runs: Int
  let optimizer: Descent?
  let loss: Loss?
  var layers = LayerList([])

  private enum CodingKeys: CodingKey {
    case mode, input, batch, threads, runs, optimizer, loss
  }

  /// The job as both sides read it.
  var text: String {
    get throws {
      String(decoding: try JSONEncoder().encode(self), as: UTF8.self) + "\n" + layers.json
    }
  }

  /// Fewer threads, or fewer runs, and the same otherwise.
  func with(threads: Int, runs: Int) -> BenchmarkJob {
    BenchmarkJob(
      mode: mode, input: input, batch: batch, threads: threads, runs: runs, optimizer: optimizer,
      loss: loss, layers: layers)
  }
}

extension BenchmarkJob {
  /// - Throws: `DecodingError` or `LayerListError` where the text is no job.
  init(text: String) throws {
    let parts = text.split(separator: "\n", maxSplits: 1)
    self = try JSONDecoder().decode(Self.self, from: Data((parts.first ?? "").utf8))
    layers = try LayerList(json: parts.count > 1 ? String(parts[1]) : "")
  }
}
