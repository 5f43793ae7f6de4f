import Tensors

/// The distributions in a layer's output: one along the first axis for each image and pixel.
enum Distributions {
  /// Makes sure that there are scores.
  ///
  /// - Throws: `ShapeError` in the layer's name.
  static func checkScores(_ input: Shape, of layer: String) throws(ShapeError) {
    guard !input.axes.isEmpty, input.count > 0 else {
      throw ShapeError(
        layer: layer, expected: "at least one score", found: input,
        hint: "Put a layer with outputs before it.")
    }
  }

  /// Calls with each distribution's first place, its length, and the step between its places.
  static func forEach(
    images: Int, in pass: Pass, _ body: (_ first: Int, _ classes: Int, _ step: Int) -> Void
  ) {
    let classes = pass.inputShape[0]
    let step = pass.inputCount / classes
    for image in 0..<images {
      for pixel in 0..<step { body(image * pass.inputCount + pixel, classes, step) }
    }
  }

  /// The largest score that is a number.
  static func largest(of scores: UnsafePointer<Float>, classes: Int, step: Int) -> Double {
    var largest = -Double.infinity
    for i in 0..<classes where Double(scores[i * step]) > largest {
      largest = Double(scores[i * step])
    }
    return largest
  }
}
