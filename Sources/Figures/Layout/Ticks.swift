/// The round values that an axis names, evenly spaced.
package struct Ticks: Equatable, Sendable {
  package var values: [Double]
  /// How many decimals tell neighbouring values apart.
  package var places: Int

  /// Finds at most `limit` round values (at least two) that enclose a range.
  ///
  /// Steps are 1, 2 or 5 times a power of ten, and 25, 250 and so on.
  package static func enclosing(
    _ low: Double, _ high: Double, limit: Int, whole: Bool = false
  ) -> Ticks {
    let (low, high) = low < high ? (low, high) : (low - 0.5, low + 0.5)
    var exponent = whole ? 0 : -12
    while exponent < 300 {
      for factor in exponent >= 1 ? [10, 20, 25, 50] : [10, 20, 50] {
        let step = RoundStep(tenths: factor, exponent: exponent)
        let start = (low / step.size + tolerance).rounded(.down)
        let last = (high / step.size - tolerance).rounded(.up)
        if last - start + 1 <= Double(max(limit, 2)) {
          let indices = stride(from: start, through: last, by: 1)
          return Ticks(values: indices.map(step.value), places: max(0, step.places))
        }
      }
      exponent += 1
    }
    return Ticks(values: [low, high], places: 0)
  }

  /// Finds whole numbers within a range: its first, then round ones.
  package static func counting(from first: Double, to last: Double, limit: Int) -> Ticks {
    guard last > first else { return Ticks(values: [first], places: 0) }
    if last - first < Double(limit) {
      return Ticks(values: Array(stride(from: first, through: last, by: 1)), places: 0)
    }
    let round = enclosing(first, last, limit: limit, whole: true).values
    let step = round.count > 1 ? round[1] - round[0] : 1
    let inside = round.filter { $0 >= first + step / 2 && $0 <= last }
    return Ticks(values: [first] + inside, places: 0)
  }

  /// How far, in steps, a value may lie beyond a tick and still count as on it.
  private static let tolerance = 1e-9
}

/// A round step, `tenths / 10 · 10^exponent`, that multiplies without rounding errors piling up.
private struct RoundStep {
  var tenths: Int
  var exponent: Int

  var size: Double { value(1) }

  var places: Int { tenths == 25 ? 1 - exponent : -exponent }

  func value(_ index: Double) -> Double {
    let scaled = index * Double(tenths)
    let power = exponent - 1
    let ten = (0..<power.magnitude).reduce(1.0) { product, _ in product * 10 }
    return power < 0 ? scaled / ten : scaled * ten
  }
}
