/// A way to lay out a convolution's weights for its kernels.
package protocol WeightPacking: AnyObject, Sendable {
  /// Numbers in the rearranged weights that all threads share.
  var packedCount: Int { get }

  /// Rearranges the weights, K×(C/G)×R×S; once for each change of the weights.
  func pack(
    _ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>, team: Team)
}

/// A convolution on planned memory: what one thread needs to run it forward and backward.
///
/// A team may share the work of each call; who does what changes no bit.
package protocol Convolution: WeightPacking {
  /// Writes `images` outputs, K×H′×W′ each, from as many inputs, C×H×W each.
  func forward(
    images: Int, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into output: UnsafeMutablePointer<Float>, team: Team)

  /// Adds the gradients that these images' outputs send to the weights and the bias.
  func addWeightGradient(
    images: Int, _ input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?, team: Team)

  /// Writes the gradients that the outputs send to the inputs; follows `addWeightGradient` for the
  /// same images where both are wanted.
  func inputGradient(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>, team: Team)
}

extension ConvolutionGeometry {
  /// The fastest way to compute this convolution in that arithmetic.
  ///
  /// - Parameters:
  ///   - use: what is wanted from it.
  ///   - numerics: the arithmetic.
  /// - Returns: a plan with its own memory, for one thread; plans for the same use read the same
  ///   packed weights.
  package func planned(for use: ConvolutionUse, numerics: Numerics) -> any Convolution {
    switch numerics {
    case .exact where suitsTiles: WinogradConvolution(self, for: use)
    case .exact where suitsColumns: ColumnConvolution(self, for: use)
    case .exact: SlidingConvolution(self, for: use)
    case .openblas: UnrolledConvolution(self)
    }
  }
}

extension ConvolutionGeometry {
  /// Whether images side by side can be convolved: filters that move pixel by pixel and always see
  /// a part of the image.
  package var suitsInterleaving: Bool {
    groups == 1
      && [vertical, horizontal].allSatisfy {
        $0.stride == 1 && $0.dilation == 1 && $0.before < $0.size && $0.after < $0.size
      }
  }

  /// The fastest exact way to convolve images side by side.
  package func planned(interleavedFor use: ConvolutionUse) -> any InterleavedConvolution {
    suitsTiles ? WinogradConvolution(self, for: use) : InterleavedSliding(self, for: use)
  }
}

/// The next multiple of the lanes that sums along memory run in.
package func roundedUpToLanes(_ count: Int) -> Int {
  (count + 15) / 16 * 16
}
