import Tensors

/// The first layers of a network as blocks that 16 images go through side by side: a convolution
/// with the max pooling and the ReLU behind it, in either order.
///
/// Small maps fill no vectors; 16 of them in the lanes of vectors always do. What a convolution
/// writes is pooled some maps at a time, before it leaves the cache.
package struct InterleavedBlocks: Sendable {
  /// One convolution and what follows it.
  struct Block: Sendable {
    /// The convolution's position in the network.
    let layer: Int
    let geometry: ConvolutionGeometry
    let pools: Bool
    let activates: Bool

    /// Rows and columns behind the pooling.
    var height: Int { pools ? geometry.outputHeight / 2 : geometry.outputHeight }
    var width: Int { pools ? geometry.outputWidth / 2 : geometry.outputWidth }
    /// Numbers in one image's output.
    var outputCount: Int { geometry.filters * height * width }
  }

  let blocks: [Block]
  /// Layers in the blocks.
  let layerCount: Int

  /// Images that go through the network together.
  package static let images = Interleaving.images

  /// Finds the blocks that a training step should run so, none where it should not: a batch is too
  /// small for two full shards, images are so large that 16 of them leave the cache, or a single
  /// convolution is not worth the way there and back.
  ///
  /// - Parameters:
  ///   - network: its layers and shapes.
  ///   - batchSize: images in a training step.
  package init?(_ network: Sequential, batchSize: Int) {
    guard batchSize >= 2 * Self.images, network.stages == 1 else { return nil }
    let shapes = network.inputs(from: network.inputShape)
    var blocks: [Block] = []
    var layer = 0
    while layer < network.layers.count, let convolution = network.layers[layer] as? Conv2d {
      let geometry = convolution.geometry(for: shapes[layer])
      guard geometry.suitsInterleaving else { break }
      var next = layer + 1
      var pools = false
      var activates = false
      while next < network.layers.count {
        if !pools, (network.layers[next] as? MaxPool2d)?.window == PoolingWindow(size: 2) {
          pools = true
        } else if !activates, network.layers[next] is ReLU {
          activates = true
        } else {
          break
        }
        next += 1
      }
      blocks.append(Block(layer: layer, geometry: geometry, pools: pools, activates: activates))
      layer = next
    }
    let numbers = blocks.reduce(network.inputShape.count) { $0 + $1.outputCount }
    let others = shapes.dropFirst(layer + 1).reduce(0) { $0 + $1.count }
    guard blocks.count > 1, numbers + others <= Self.mostNumbers else { return nil }
    self.blocks = blocks
    layerCount = layer
  }

  /// Numbers in one image's outputs of all layers, at most: 16 images then take little more than a
  /// megabyte.
  private static let mostNumbers = 20_480
}
