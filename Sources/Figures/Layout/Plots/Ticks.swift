import Mathematics

/// Round values, evenly spaced.
package struct Ticks: Equatable, Sendable {
  package var values: [Double]
  /// The power of ten of the last digit that tells neighbouring values apart.
  package var lastDigit: Int
  /// How many decimals tell neighbouring values apart.
  package var places: Int { max(0, -lastDigit) }

  /// Finds at most `limit` round values (at least two) that enclose a range.
  ///
  /// Steps are 1, 2 or 5 times a power of ten, and 25, 250 and so on.
  package static func enclosing(
    _ low: Double, _ high: Double, limit: Int, whole: Bool = false
  ) -> Ticks {
    let (low, high) = widened(low, high)
    return steps(low, high, limit, whole) { step in
      let first = (low / step.size + tolerance).rounded(.down)
      let last = (high / step.size - tolerance).rounded(.up)
      return last - first + 1 <= Double(max(limit, 2)) ? (first, last) : nil
    } ?? Ticks(values: [low, high], lastDigit: 0)
  }

  /// Finds at most `limit` round values within a range; fewer than two where none are.
  package static func within(_ low: Double, _ high: Double, limit: Int) -> Ticks {
    let (low, high) = widened(low, high)
    return steps(low, high, limit, false) { step in
      let first = (low / step.size - tolerance).rounded(.up)
      let last = (high / step.size + tolerance).rounded(.down)
      return last - first + 1 <= Double(max(limit, 1)) ? (first, last) : nil
    } ?? Ticks(values: [], lastDigit: 0)
  }

  /// Finds whole numbers within a range: its first, then round ones.
  package static func counting(from first: Double, to last: Double, limit: Int) -> Ticks {
    guard last > first else { return Ticks(values: [first], lastDigit: 0) }
    if last - first < Double(limit) {
      return Ticks(values: Array(stride(from: first, through: last, by: 1)), lastDigit: 0)
    }
    let round = enclosing(first, last, limit: limit, whole: true).values
    let step = round.count > 1 ? round[1] - round[0] : 1
    let inside = round.filter { $0 >= first + step / 2 && $0 <= last }
    return Ticks(values: [first] + inside, lastDigit: 0)
  }

  /// Values closer than this share of their size count as equal.
  private static let resolution = 1e-12
  /// How far, in steps, a value may lie beyond a tick and still count as on it.
  private static let tolerance = 1e-9
  /// Below this, differences are lost in the arithmetic.
  private static let least = 1e-300

  /// Gives equal values a range around them.
  private static func widened(_ low: Double, _ high: Double) -> (Double, Double) {
    let size = max(low.magnitude, high.magnitude)
    guard !(high - low > max(size * resolution, least)) else { return (low, high) }
    let room = size > least ? size / 2 : 0.5
    return (low - room, high + room)
  }

  /// Tries ever larger steps until the range takes few enough of them.
  private static func steps(
    _ low: Double, _ high: Double, _ limit: Int, _ whole: Bool,
    _ indices: (RoundStep) -> (first: Double, last: Double)?
  ) -> Ticks? {
    let size = decimalExponent(of: (high - low) / Double(max(limit, 2)))
    let start = whole ? max(0, size - 1) : size - 1
    for exponent in start...max(start, size + 3) {
      // A step of 2.5 would need a decimal more than its neighbours.
      for tenths in exponent >= 1 ? [10, 20, 25, 50] : [10, 20, 50] {
        let step = RoundStep(tenths: tenths, exponent: exponent)
        guard let (first, last) = indices(step) else { continue }
        guard first <= last else { return Ticks(values: [], lastDigit: 0) }
        let values = stride(from: first, through: last, by: 1).map(step.value)
        return Ticks(values: values, lastDigit: step.lastDigit)
      }
    }
    return nil
  }
}

/// The power of ten that a positive number begins with: 2 for 100 to 999.
func decimalExponent(of value: Double) -> Int {
  guard value > 0, value.isFinite else { return 0 }
  return Int((logarithm(value) / 2.302585092994046 + 1e-12).rounded(.down))
}

/// `digits · 10^exponent`, rounded once.
func decimal(_ digits: Double, exponent: Int) -> Double {
  guard digits.magnitude < 1e18 else { return digits * power(10, Double(exponent)) }
  return Double("\(Int(digits))e\(exponent)") ?? digits
}

/// A round step, `tenths / 10 · 10^exponent`, that multiplies without rounding errors piling up.
private struct RoundStep {
  var tenths: Int
  var exponent: Int

  var size: Double { value(1) }

  var lastDigit: Int { tenths == 25 ? exponent - 1 : exponent }

  func value(_ index: Double) -> Double { decimal(index * Double(tenths), exponent: exponent - 1) }
}
