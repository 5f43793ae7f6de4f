/// eˣ, the same bits on every machine.
///
/// libm's own `exp` picks different code for different CPUs; this uses only additions,
/// multiplications and a division by powers of two, which IEEE 754 fixes to the last bit.
/// Within 1 unit in the last place; 0 below −745, infinite above 709.8.
///
/// Source: argument reduction after Cody & Waite 1980, ch. 6; Taylor series to degree 13.
public func exponential(_ x: Double) -> Double {
  if x.isNaN { return x }
  if x > 709.782712893384 { return .infinity }
  if x < -745.1332191019412 { return 0 }
  let power = (x * 1.4426950408889634).rounded()
  let r = (x - power * ln2High) - power * ln2Low
  var sum = 1.0 / 6_227_020_800
  for inverseFactorial in inverseFactorials { sum = sum * r + inverseFactorial }
  return scaled(sum, byPowerOfTwo: Int(power))
}

/// eˣ rounded to single precision.
public func exponential(_ x: Float) -> Float {
  Float(exponential(Double(x)))
}

/// The natural logarithm, the same bits on every machine.
///
/// Within 1 unit in the last place; −infinity at 0, NaN below 0.
///
/// Source: log m = 2 artanh((m − 1)/(m + 1)) for m between √½ and √2, as in Cody & Waite 1980, ch. 5.
public func logarithm(_ x: Double) -> Double {
  if x.isNaN || x < 0 { return .nan }
  if x == 0 { return -.infinity }
  if x == .infinity { return x }
  var power = Double(x.exponent)
  var m = x.significand
  if m > 1.4142135623730951 {
    m /= 2
    power += 1
  }
  let s = (m - 1) / (m + 1)
  let square = s * s
  var series = 0.0
  for odd in stride(from: 23.0, through: 3.0, by: -2.0) { series = series * square + 1 / odd }
  // m − 1 is exact, and carrying it keeps the result exact where log m is nearly m − 1.
  let f = m - 1
  let correction = s * (f - 2 * square * series)
  return power * ln2High + (f - (correction - power * ln2Low))
}

/// The natural logarithm rounded to single precision.
public func logarithm(_ x: Float) -> Float {
  Float(logarithm(Double(x)))
}

/// x to the power y for positive x, the same bits on every machine.
///
/// Whole exponents up to 64 are products; others are e^(y log x), whose relative error grows with
/// |y log x| and stays below 10⁻¹³ while that is under 100.
public func power(_ x: Double, _ y: Double) -> Double {
  if y == y.rounded(), abs(y) <= 64 {
    let product = (0..<Int(abs(y))).reduce(1.0) { product, _ in product * x }
    return y < 0 ? 1 / product : product
  }
  return x == 0 ? 0 : exponential(y * logarithm(x))
}

/// The hyperbolic tangent, the same bits on every machine.
///
/// Near 0 the quotient of exponentials would cancel, so the odd Taylor series takes over.
public func hyperbolicTangent(_ x: Double) -> Double {
  if abs(x) < 0.02 {
    let square = x * x
    return x * (1 + square * (-1 / 3 + square * (2 / 15 - square * 17 / 315)))
  }
  if abs(x) > 20 { return x < 0 ? -1 : 1 }
  let e = exponential(2 * x)
  return (e - 1) / (e + 1)
}

/// ln 2 in two parts: the high one has trailing zeros, so its products with small integers are exact.
private let ln2High = 0x1.62e42feep-1
private let ln2Low = 0x1.a39ef35793c76p-33

/// 1/12!, 1/11!, … 1/0!, in the order that Horner's rule takes them.
private let inverseFactorials: [Double] = [
  1.0 / 479_001_600, 1.0 / 39_916_800, 1.0 / 3_628_800, 1.0 / 362_880, 1.0 / 40_320, 1.0 / 5_040,
  1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1,
]

/// Two steps keep the factor finite and let results below 2⁻¹⁰²² become subnormal.
private func scaled(_ value: Double, byPowerOfTwo power: Int) -> Double {
  let half = power / 2
  return value * powerOfTwo(half) * powerOfTwo(power - half)
}

private func powerOfTwo(_ power: Int) -> Double {
  Double(bitPattern: UInt64(power + 1023) << 52)
}
