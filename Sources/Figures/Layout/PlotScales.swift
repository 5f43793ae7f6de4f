/// The straight map from an axis's values to points, with its ticks.
struct PlotScale {
  var ticks: Ticks
  private let low: Double
  private let high: Double
  private let start: Double
  private let end: Double

  init(ticks: Ticks, domain: ClosedRange<Double>, from start: Double, to end: Double) {
    self.ticks = ticks
    (low, high) = (domain.lowerBound, domain.upperBound)
    (self.start, self.end) = (start, end)
  }

  func callAsFunction(_ value: Double) -> Double {
    high > low ? start + (value - low) / (high - low) * (end - start) : (start + end) / 2
  }
}

extension Axis {
  /// What ticks count in: percentages or the values themselves.
  private var unit: Double { format == .percent ? 100 : 1 }

  /// Round ticks around all values and the ones that must be included.
  func ticks(around values: [Double], limit: Int) -> Ticks {
    let all = (values + including).map { $0 * unit }
    let (low, high) = (all.min() ?? 0, all.max() ?? unit)
    var ticks = Ticks.enclosing(low, high, limit: limit)
    if let least = limits.min(), let most = limits.max() {
      let kept = ticks.values.filter { $0 >= least * unit - 1e-9 && $0 <= most * unit + 1e-9 }
      if kept.count > 1 { ticks.values = kept }
    }
    ticks.values = ticks.values.map { $0 / unit }
    return ticks
  }

  /// What stands beside a tick; only the last one of percentages carries the sign.
  func text(of tick: Double, in ticks: Ticks) -> String {
    let text = digits(of: tick, in: ticks)
    return format == .percent && tick == ticks.values.last ? text + "\u{202F}%" : text
  }

  func digits(of tick: Double, in ticks: Ticks) -> String {
    let value = tick * unit
    return value == 0 ? "0" : decimalText(value, places: ticks.places)
  }
}

extension Plot {
  var horizontalDomain: ClosedRange<Double>? {
    var values: [Double] = []
    for mark in marks {
      switch mark {
      case .line(let line): values += line.x.filter(\.isFinite)
      case .points(let points): values += points.x.filter(\.isFinite)
      case .rule(let rule): if rule.direction == .vertical { values.append(rule.value) }
      }
    }
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  var verticalValues: [Double] {
    marks.flatMap { mark -> [Double] in
      switch mark {
      case .line(let line): line.y.compactMap { $0 }
      case .points(let points): points.y.filter(\.isFinite)
      case .rule(let rule): rule.direction == .horizontal ? [rule.value] : []
      }
    }
  }

  var lines: [Line] {
    marks.compactMap { if case .line(let line) = $0 { line } else { nil } }
  }

  var rules: [Rule] {
    marks.compactMap { if case .rule(let rule) = $0 { rule } else { nil } }
  }
}
