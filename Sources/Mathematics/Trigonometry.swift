/// The sine of an angle in radians, the same bits on every machine.
///
/// Within 2 units in the last place for |x| up to 10⁵; a larger angle has lost its meaning in any
/// figure or filter, and NaN says so.
///
/// Source: argument reduction after Cody & Waite 1980, ch. 8; Taylor series to degree 17.
public func sine(_ x: Double) -> Double {
  let (r, quadrant) = reduced(x)
  switch quadrant {
  case 0: return sineSeries(r)
  case 1: return cosineSeries(r)
  case 2: return -sineSeries(r)
  default: return -cosineSeries(r)
  }
}

/// The cosine of an angle in radians, the same bits on every machine; limits as for `sine`.
public func cosine(_ x: Double) -> Double {
  let (r, quadrant) = reduced(x)
  switch quadrant {
  case 0: return cosineSeries(r)
  case 1: return -sineSeries(r)
  case 2: return -cosineSeries(r)
  default: return sineSeries(r)
  }
}

/// The angle of the point (x, y) in radians, from −π to π, the same bits on every machine.
///
/// Source: two halvings of the angle, then the Taylor series of the arctangent.
public func angle(y: Double, x: Double) -> Double {
  if x == 0 && y == 0 { return 0 }
  let steep = abs(y) > abs(x)
  let ratio = steep ? abs(x) / abs(y) : abs(y) / abs(x)
  let acute = steep ? .pi / 2 - arctangent(ratio) : arctangent(ratio)
  let upper = x < 0 ? .pi - acute : acute
  return y < 0 ? -upper : upper
}

private func reduced(_ x: Double) -> (remainder: Double, quadrant: Int) {
  guard abs(x) <= 1e5 else { return (.nan, 0) }
  let count = (x * (2 / .pi)).rounded()
  let r = ((x - count * halfPiHigh) - count * halfPiMiddle) - count * halfPiLow
  return (r, Int(count) & 3)
}

/// π/2 in three parts of 33 bits, so that the first two products are exact.
private let halfPiHigh = 0x1.921fb544p0
private let halfPiMiddle = 0x1.0b4611a6p-34
private let halfPiLow = 0x1.3198a2e037073p-69

private func sineSeries(_ r: Double) -> Double {
  let square = r * r
  var sum = 0.0
  for n in stride(from: 16.0, through: 2, by: -2) { sum = (1 + sum) * -square / (n * (n + 1)) }
  return r + r * sum
}

private func cosineSeries(_ r: Double) -> Double {
  let square = r * r
  var sum = 0.0
  for n in stride(from: 17.0, through: 3, by: -2) { sum = (1 + sum) * -square / (n * (n + 1)) }
  return 1 - square / 2 * (1 + sum)
}

/// For ratios from 0 to 1: arctan r = 2 arctan(r / (1 + √(1 + r²))), twice.
private func arctangent(_ ratio: Double) -> Double {
  var r = ratio
  for _ in 0..<2 { r /= 1 + (1 + r * r).squareRoot() }
  let square = r * r
  var series = 0.0
  for odd in stride(from: 23.0, through: 1, by: -2) { series = 1 / odd - square * series }
  return 4 * r * series
}
