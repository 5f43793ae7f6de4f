extension Axis {
  /// Powers of ten, or 1, 2 and 5 times them where there is room, and a line for each multiple.
  func logarithmicTicks(_ extent: ClosedRange<Double>, _ limit: Int) -> AxisTicks {
    let steps = DecadeStep.enclosing(extent)
    let domain = range ?? steps[0].value...steps[steps.count - 1].value
    let inside = steps.filter { domain.contains($0.value) }
    var named = inside
    if named.count > limit { named = inside.filter { $0.digit == 1 } }
    if named.count > limit {
      let every = (named.count + max(limit, 2) - 1) / max(limit, 2)
      named = named.filter { $0.exponent % every == 0 }
    }
    let exponents = named.map(\.exponent)
    let isPlain = (exponents.min() ?? 0) >= -3 && (exponents.max() ?? 0) <= 5
    var ticks = named.map { AxisTicks.Tick(value: $0.value, text: text(of: $0, isPlain)) }
    if format == .percent, !ticks.isEmpty { ticks[ticks.count - 1].suffix = "\u{202F}%" }
    return AxisTicks(
      ticks: ticks, minor: minor(between: steps, within: domain, named: named), domain: domain)
  }

  private func text(of step: DecadeStep, _ isPlain: Bool) -> String {
    if format == .percent {
      let shifted = DecadeStep(digit: step.digit, exponent: step.exponent + 2)
      return numberTexts([shifted.value], lastDigit: shifted.exponent)[0]
    }
    if isPlain { return numberTexts([step.value], lastDigit: step.exponent)[0] }
    let power = powerOfTen(step.exponent)
    return step.digit == 1 ? power : "\(step.digit)×\(power)"
  }

  private func minor(
    between steps: [DecadeStep], within domain: ClosedRange<Double>, named: [DecadeStep]
  ) -> [Double] {
    let (first, last) = (steps[0].exponent, steps[steps.count - 1].exponent)
    guard last - first <= 4 else { return [] }
    return (first...last).flatMap { exponent in
      (1...9).map { DecadeStep(digit: $0, exponent: exponent) }
    }.filter { !named.contains($0) }.map(\.value).filter(domain.contains)
  }
}

/// One digit times a power of ten.
private struct DecadeStep: Equatable {
  var digit: Int
  var exponent: Int

  var value: Double { decimal(Double(digit), exponent: exponent) }

  /// The steps of 1, 2 and 5 around a range above zero, at least two.
  static func enclosing(_ extent: ClosedRange<Double>) -> [DecadeStep] {
    let first = decimalExponent(of: extent.lowerBound) - 1
    let last = decimalExponent(of: extent.upperBound) + 1
    let all = (first...max(first, last)).flatMap { exponent in
      [1, 2, 5].map { DecadeStep(digit: $0, exponent: exponent) }
    }
    let slack = 1 + 1e-9
    let start = all.lastIndex { $0.value <= extent.lowerBound * slack } ?? 0
    let end = all.firstIndex { $0.value * slack >= extent.upperBound } ?? all.count - 1
    if start < end { return Array(all[start...end]) }
    return Array(all[max(0, start - 1)...min(all.count - 1, start + 1)])
  }
}
