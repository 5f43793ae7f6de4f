/// What stands beside an axis, and the values that the axis covers.
struct AxisTicks: Equatable {
  struct Tick: Equatable {
    var value: Double
    var text: String
    /// Set behind the topmost text only, such as “ %”.
    var suffix = ""
  }

  var ticks: [Tick]
  /// Values with a line but no text.
  var minor: [Double] = []
  var domain: ClosedRange<Double>
}

extension Axis {
  /// At most `limit` ticks for the values that an axis must show.
  ///
  /// An enclosing axis begins and ends on ticks; another one on the values themselves.
  func ticks(covering extent: ClosedRange<Double>?, limit: Int, isEnclosing: Bool) -> AxisTicks {
    if isCategorical { return categoryTicks(covering: extent) }
    let extent = range ?? extent ?? (scale == .logarithmic ? 1...10 : 0...1)
    if scale == .logarithmic { return logarithmicTicks(extent, limit) }
    if format == .count && range == nil && !isEnclosing {
      // Bars reach half their width beyond the first and the last count.
      let (first, last) = (extent.lowerBound.rounded(.up), extent.upperBound.rounded(.down))
      if first <= last {
        let ticks = Ticks.counting(from: first, to: last, limit: limit)
        return AxisTicks(ticks: texts(of: ticks), domain: extent)
      }
    }
    return linearTicks(extent, limit, isEnclosing)
  }

  /// What ticks count in: percentages or the values themselves.
  private var unit: Double { format == .percent ? 100 : 1 }

  private func linearTicks(
    _ extent: ClosedRange<Double>, _ limit: Int, _ isEnclosing: Bool
  ) -> AxisTicks {
    let (low, high) = (extent.lowerBound * unit, extent.upperBound * unit)
    if range != nil || !isEnclosing {
      let inside = Ticks.within(low, high, limit: limit)
      if range != nil || inside.values.count > 1 {
        return AxisTicks(ticks: texts(of: inside), domain: extent)
      }
    }
    var ticks = Ticks.enclosing(low, high, limit: limit, whole: format == .count)
    if let least = limits.min(), let most = limits.max() {
      let kept = ticks.values.filter { $0 >= least * unit - 1e-9 && $0 <= most * unit + 1e-9 }
      if kept.count > 1 { ticks.values = kept }
    }
    let marks = texts(of: ticks)
    let (first, last) = (marks.first?.value ?? 0, marks.last?.value ?? 1)
    return AxisTicks(ticks: marks, domain: first...max(first, last))
  }

  private func texts(of ticks: Ticks) -> [AxisTicks.Tick] {
    let texts = numberTexts(ticks.values, lastDigit: ticks.lastDigit, decimals: decimals)
    var marks = zip(ticks.values, texts).map { AxisTicks.Tick(value: $0 / unit, text: $1) }
    if format == .percent, !marks.isEmpty { marks[marks.count - 1].suffix = "\u{202F}%" }
    return marks
  }

  private func categoryTicks(covering extent: ClosedRange<Double>?) -> AxisTicks {
    let ticks = categories.enumerated().map {
      AxisTicks.Tick(value: Double($0.offset), text: $0.element)
    }
    return AxisTicks(ticks: ticks, domain: -0.5...Double(categories.count) - 0.5)
  }
}
