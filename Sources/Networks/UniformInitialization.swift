import Mathematics
import Tensors

extension Tensor {
  /// Numbers drawn evenly from −bound to bound.
  init(shape: Shape, uniformWithin bound: Double, using random: inout SeededRandom) {
    var values: [Float] = []
    values.reserveCapacity(shape.count)
    for _ in 0..<shape.count { values.append(Float(random.uniform(-bound, bound))) }
    self.init(shape: shape, values: values)
  }
}
