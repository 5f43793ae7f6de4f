import Tensors

/// Where the gradients of a network's parameters lie, one after the other in one buffer.
package struct GradientOffsets: Equatable, Sendable {
  /// Where each parameter's gradient begins, in the order of `forEachParameter`; none where nobody
  /// collects it.
  package var starts: [Int?] = []
  /// Numbers in all collected gradients.
  package var count = 0
}

extension Layer {
  /// The places of the layer's gradients; a layer whose parameters are all frozen collects none.
  package func gradientOffsets() -> GradientOffsets {
    var offsets = GradientOffsets()
    guard let container = self as? any LayerContainer else {
      let list = parameters
      let collects = list.contains { $0.parameter.isTrainable }
      for (_, parameter) in list {
        offsets.starts.append(collects ? offsets.count : nil)
        if collects { offsets.count += parameter.value.count }
      }
      return offsets
    }
    for part in container.parts {
      let inner = part.layer.gradientOffsets()
      offsets.starts += inner.starts.map { start in start.map { $0 + offsets.count } }
      offsets.count += inner.count
    }
    return offsets
  }
}
