/// A convolution of 16 images that lie side by side, C×H×W×16: one vector for each pixel.
///
/// However small the maps are, no vector is cut at the end of a row, and filters slide over the
/// image where it is. Every image's outputs are the same bits as when it is alone.
package protocol InterleavedConvolution: WeightPacking {
  /// How many filters one call below should be about, so that their maps stay in the cache.
  var filtersPerBlock: Int { get }

  /// Writes some filters' maps, H′×W′×16 each; the first range begins with filter 0.
  func forward(
    filters: Range<Int>, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into maps: UnsafeMutablePointer<Float>)

  /// Adds the gradients that some filters' maps send to all weights and biases; follows `forward`
  /// for the same images.
  func addWeightGradient(
    filters: Range<Int>, _ input: UnsafePointer<Float>, mapsGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?)

  /// Writes the gradients that all maps send to the input; follows `addWeightGradient` where both
  /// are wanted.
  func inputGradient(
    _ mapsGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>)
}

/// How many images lie side by side, and the order of their numbers.
package enum Interleaving {
  /// The lanes of a sum along memory.
  package static let images = 16

  /// Images one after the other, `count` numbers each, to images side by side; the first one also
  /// takes the places of those that are missing, so that nothing is computed from made-up pixels.
  package static func interleave(
    images: Int, count: Int, _ source: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>
  ) {
    for lane in 0..<Self.images {
      let image = source + (lane < images ? lane : 0) * count
      for i in 0..<count { target[i * Self.images + lane] = image[i] }
    }
  }

  /// The same for gradients: missing images have none.
  package static func interleave(
    gradientsOf images: Int, count: Int, _ source: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>
  ) {
    for lane in 0..<Self.images {
      let image = source + lane * count
      for i in 0..<count { target[i * Self.images + lane] = lane < images ? image[i] : 0 }
    }
  }

  /// The way back, without the places of missing images.
  package static func separate(
    images: Int, count: Int, _ source: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>
  ) {
    for lane in 0..<images {
      let image = target + lane * count
      for i in 0..<count { image[i] = source[i * Self.images + lane] }
    }
  }
}
