/// What a colour bar says about its scale.
extension ColorScale {
  /// The values that the colour bar names, in groups; the most important group comes first.
  ///
  /// The ends are those of the scale, all others are round.
  var ticks: [[Double]] {
    if map.isSigned {
      guard curve == .squareRoot, let inner = roundNumber(atMost: 0.3 * high) else {
        return [[low, high], [0]]
      }
      return [[low, high], [0], [-inner, inner]]
    }
    let round = curve == .squareRoot && low == 0 ? decades : innerTicks
    return [[low, high]] + round.map { [$0] }
  }

  /// The number beside a tick; only the upper end of percentages carries the sign.
  func text(of value: Double) -> String {
    let isEnd = value == low || value == high
    let shown = value * unit
    let number =
      value == 0
      ? "0"
      : isScientific
        ? scientificText(shown, digits: 2)
        : decimalText(shown, places: isEnd ? endPlaces : exactPlaces(of: shown))
    return format == .percent && value == high ? number + "\u{00A0}%" : number
  }

  private var unit: Double { format == .percent ? 100 : 1 }

  private var isScientific: Bool {
    let largest = max(low.magnitude, high.magnitude) * unit
    return largest >= 1e6 || largest < 1e-3
  }

  /// As many decimals as the format says, more where the ends would be off by 2 % of the range.
  private var endPlaces: Int {
    var places = 0
    if case .decimals(let wanted) = format { places = max(wanted, 0) }
    let tolerance = 0.02 * (high - low) * unit
    while places < 6, [low, high].contains(where: { rounding($0 * unit, places) > tolerance }) {
      places += 1
    }
    return places
  }

  /// The fewest decimals that show a round number as it is.
  private func exactPlaces(of value: Double) -> Int {
    (0..<6).first { rounding(value, $0) < 1e-9 * value.magnitude } ?? 6
  }

  private func rounding(_ value: Double, _ places: Int) -> Double {
    let ten = (0..<places).reduce(1.0) { product, _ in product * 10 }
    return ((value * ten).rounded() / ten - value).magnitude
  }

  /// Powers of ten below the upper end and their halves: a square root spreads small values.
  private var decades: [Double] {
    guard let top = roundNumber(atMost: high, digits: [1]) else { return [] }
    return [top, top / 10, top / 100, top * 5, top / 2, top / 20]
      .filter { (0.09...0.92).contains(position(of: $0)) }
  }

  /// Round values between the ends, the middle ones first.
  private var innerTicks: [Double] {
    let inner = Ticks.enclosing(low * unit, high * unit, limit: 5).values.map { $0 / unit }
      .filter { $0 > low && $0 < high }
    func offset(_ value: Double) -> Double { (position(of: value) - 0.5).magnitude }
    return inner.enumerated()
      .sorted { (offset($0.element), $0.offset) < (offset($1.element), $1.offset) }
      .map(\.element)
  }
}

/// The largest of the digits times a power of ten that is not above a limit.
private func roundNumber(atMost limit: Double, digits: [Double] = [5, 2, 1]) -> Double? {
  guard limit.isFinite, limit > 1e-300 else { return nil }
  var (power, divisor) = (1.0, 1.0)
  while power * 10 <= limit { power *= 10 }
  while limit * divisor < 1 { divisor *= 10 }
  return digits.lazy.map { $0 * power / divisor }.first { $0 <= limit }
}
