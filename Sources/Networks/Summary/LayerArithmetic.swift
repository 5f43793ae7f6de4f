import Tensors

extension LayerOutline {
  /// Weights and biases of the layer itself, without those of the layers inside it.
  var ownParameterCount: Int { description.parameterCount }
  var ownTrainableCount: Int { trainableCount > 0 ? ownParameterCount : 0 }

  /// Multiplications with addition for one image, as torchinfo counts them: every weight and bias
  /// once for each place of a convolution's output, once in other layers.
  ///
  /// A `Double`, which holds them exactly up to 9·10¹⁵ and cannot overflow.
  public var multiplyAdds: Double {
    guard case .conv2d = description.kind else { return Double(ownParameterCount) }
    let places = outputShape.axes.dropFirst().reduce(1, *)
    return Double(ownParameterCount) * Double(places)
  }

  /// Bytes that the layer writes for one image; Flatten and Dropout's evaluation copy nothing.
  public var activationBytes: Int {
    switch description.kind {
    case .flatten: 0
    default: 4 * outputShape.count
    }
  }
}
