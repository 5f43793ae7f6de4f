import CKernels

/// Kernels that treat every element alike, on planned memory.
package enum Elementwise {
  /// Threads that share numbers begin at multiples of this: a cache line.
  package static let step = 16

  /// y = max(x, 0); NaN stays NaN.
  package static func relu(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int,
    team: Team = .alone
  ) {
    team.forEachRange(of: count, step: step) { range in
      fovea_relu(Int64(range.count), x + range.lowerBound, y + range.lowerBound)
    }
  }

  /// dx = dy where y is positive, else 0.
  package static func reluGradient(
    output y: UnsafePointer<Float>, _ dy: UnsafePointer<Float>,
    into dx: UnsafeMutablePointer<Float>, count: Int, team: Team = .alone
  ) {
    team.forEachRange(of: count, step: step) { range in
      let first = range.lowerBound
      fovea_relu_gradient(Int64(range.count), y + first, dy + first, dx + first)
    }
  }

  /// sum += x.
  package static func add(
    _ x: UnsafePointer<Float>, to sum: UnsafeMutablePointer<Float>, count: Int,
    team: Team = .alone
  ) {
    team.forEachRange(of: count, step: step) { range in
      fovea_add(Int64(range.count), x + range.lowerBound, sum + range.lowerBound)
    }
  }

  /// y = x.
  package static func copy(
    _ x: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, count: Int, team: Team
  ) {
    team.forEachRange(of: count, step: step) { range in
      (y + range.lowerBound).update(from: x + range.lowerBound, count: range.count)
    }
  }

  /// Writes a matrix's columns as rows.
  package static func transpose(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, into y: UnsafeMutablePointer<Float>,
    team: Team = .alone
  ) {
    team.forEachRange(of: rows, cost: 2 * columns, step: step) { range in
      fovea_transpose(
        Int64(range.count), Int64(columns), x + range.lowerBound * columns,
        y + range.lowerBound, Int64(rows))
    }
  }

  /// v = momentum·v + g; w = w − rate·v.
  package static func momentumStep(
    _ w: UnsafeMutablePointer<Float>, gradient g: UnsafePointer<Float>,
    velocity v: UnsafeMutablePointer<Float>, count: Int, rate: Float, momentum: Float,
    team: Team = .alone
  ) {
    team.forEachRange(of: count, cost: 2, step: step) { range in
      let first = range.lowerBound
      fovea_momentum_step(Int64(range.count), w + first, g + first, v + first, rate, momentum)
    }
  }

  /// One step of Adam; `rate` is η / (1 − β₁ᵗ), `secondCorrection` is √(1 − β₂ᵗ).
  package static func adamStep(
    _ w: UnsafeMutablePointer<Float>, gradient g: UnsafePointer<Float>,
    mean m: UnsafeMutablePointer<Float>, variance v: UnsafeMutablePointer<Float>, count: Int,
    rate: Float, beta1: Float, beta2: Float, secondCorrection: Float, epsilon: Float,
    team: Team = .alone
  ) {
    team.forEachRange(of: count, cost: 8, step: step) { range in
      let first = range.lowerBound
      fovea_adam_step(
        Int64(range.count), w + first, g + first, m + first, v + first, rate, beta1, beta2,
        secondCorrection, epsilon)
    }
  }

  /// sum = 0 + x₁ + x₂ + …, in this order.
  package static func sum(
    _ parts: ArraySlice<Buffer>, from start: Int, into sum: UnsafeMutablePointer<Float>,
    count: Int, team: Team = .alone
  ) {
    team.forEachRange(of: count, cost: parts.count, step: step) { range in
      for first in stride(from: range.lowerBound, to: range.upperBound, by: blockSize) {
        let count = min(blockSize, range.upperBound - first)
        (sum + first).update(repeating: 0, count: count)
        for part in parts { fovea_add(Int64(count), part.start + start + first, sum + first) }
      }
    }
  }

  /// Numbers that the first cache keeps while several others are added to them.
  private static let blockSize = 4096
}
