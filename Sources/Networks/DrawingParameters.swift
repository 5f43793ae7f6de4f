import Mathematics
import Tensors

extension Layer {
  /// Draws the parameters; frozen ones stay frozen.
  mutating func drawParameters(for input: Shape, using random: inout SeededRandom) {
    let trainable = parameters.map(\.parameter.isTrainable)
    initialize(for: input, using: &random)
    var index = 0
    forEachParameter { _, parameter in
      parameter.isTrainable = index < trainable.count ? trainable[index] : true
      index += 1
    }
  }
}
