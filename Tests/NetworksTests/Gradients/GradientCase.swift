import Mathematics
import Networks
import Tensors
import Testing

/// A small network whose gradients are checked.
struct GradientCase: CustomTestStringConvertible, Sendable {
  let name: String
  let input: Shape
  let layers: [any Layer]
  /// More than four make several groups, which batch normalisation has to bring together.
  let images: Int
  let mode: PassMode
  /// Inputs lie between −spread and spread.
  let spread: Float

  init(
    _ name: String, _ input: Shape, images: Int = 2, mode: PassMode = .training,
    spread: Float = 1, @LayerBuilder layers: () -> [any Layer]
  ) {
    self.name = name
    self.input = input
    self.layers = layers()
    self.images = images
    self.mode = mode
    self.spread = spread
  }

  static let all = convolutions + simpleLayers + blocks

  var testDescription: String { name }

  /// The kinds of all layers inside.
  var kinds: [String] { layerKinds(layers) + [Sequential.kind] }

  /// The network with random parameters and statistics, none at the values it begins with.
  func network() throws -> Sequential {
    var random = SeededRandom(seed: 1)
    var network = try Sequential(input: input, layers: layers)
    network.initialize(for: input, using: &random)
    func shifted(_ tensor: inout Tensor) {
      for i in 0..<tensor.count { tensor[i] += Float(random.uniform(-0.3, 0.3)) }
    }
    network.forEachParameter { shifted(&$1.value) }
    network.forEachStatistic { shifted(&$1) }
    return network
  }
}

/// The kinds of some layers and of all layers within.
func layerKinds(_ layers: [any Layer]) -> [String] {
  layers.flatMap { layer in
    let parts = (layer as? any LayerContainer)?.parts.map(\.layer) ?? []
    return [type(of: layer).kind] + layerKinds(parts)
  }
}
