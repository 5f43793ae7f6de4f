import CKernels

/// Kernels that treat every element alike, on planned memory.
package enum Elementwise {
  /// y = max(x, 0); NaN stays NaN.
  package static func relu(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    fovea_relu(Int64(count), x, y)
  }

  /// dx = dy where y is positive, else 0.
  package static func reluGradient(
    output y: UnsafePointer<Float>, _ dy: UnsafePointer<Float>,
    into dx: UnsafeMutablePointer<Float>, count: Int
  ) {
    fovea_relu_gradient(Int64(count), y, dy, dx)
  }

  /// sum += x.
  package static func add(
    _ x: UnsafePointer<Float>, to sum: UnsafeMutablePointer<Float>, count: Int
  ) {
    fovea_add(Int64(count), x, sum)
  }

  /// Writes a matrix's columns as rows.
  package static func transpose(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, into y: UnsafeMutablePointer<Float>
  ) {
    fovea_transpose(Int64(rows), Int64(columns), x, y)
  }

  /// v = momentum·v + g; w = w − rate·v.
  package static func momentumStep(
    _ w: UnsafeMutablePointer<Float>, gradient g: UnsafePointer<Float>,
    velocity v: UnsafeMutablePointer<Float>, count: Int, rate: Float, momentum: Float
  ) {
    fovea_momentum_step(Int64(count), w, g, v, rate, momentum)
  }

  /// One step of Adam; `rate` is η / (1 − β₁ᵗ), `secondCorrection` is √(1 − β₂ᵗ).
  package static func adamStep(
    _ w: UnsafeMutablePointer<Float>, gradient g: UnsafePointer<Float>,
    mean m: UnsafeMutablePointer<Float>, variance v: UnsafeMutablePointer<Float>, count: Int,
    rate: Float, beta1: Float, beta2: Float, secondCorrection: Float, epsilon: Float
  ) {
    fovea_adam_step(Int64(count), w, g, m, v, rate, beta1, beta2, secondCorrection, epsilon)
  }
}
