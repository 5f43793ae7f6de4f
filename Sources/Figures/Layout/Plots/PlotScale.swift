import Mathematics

/// The map from an axis's values to points, with its ticks.
struct PlotScale {
  let ticks: AxisTicks
  private let showable: ShowableValues
  private let isLogarithmic: Bool
  private let low: Double
  private let extent: Double
  private let start: Double
  private let end: Double

  init(_ axis: Axis, ticks: AxisTicks, from start: Double, to end: Double) {
    showable = axis.showable
    self.ticks = ticks
    isLogarithmic = showable.isPositive
    let (low, high) = (ticks.domain.lowerBound, ticks.domain.upperBound)
    // Halves, because the difference of two huge values may be none.
    self.low = isLogarithmic ? logarithm(low) : low / 2
    extent = (isLogarithmic ? logarithm(high) : high / 2) - self.low
    (self.start, self.end) = (start, end)
  }

  /// The place of a value that the axis shows.
  func callAsFunction(_ value: Double) -> Double {
    guard extent > 0 else { return (start + end) / 2 }
    let distance = (isLogarithmic ? logarithm(value) : value / 2) - low
    // Far beyond the axis, one place is as good as another.
    return start + max(-10, min(distance / extent, 11)) * (end - start)
  }

  /// The place of a value, or none on a logarithmic axis for zero and below.
  func place(of value: Double) -> Double? { showable.contains(value) ? self(value) : nil }

  /// Where bars begin: at zero, or at the axis's end that is nearest to it.
  var base: Double {
    let (low, high) = (ticks.domain.lowerBound, ticks.domain.upperBound)
    return self(isLogarithmic ? low : min(max(0, low), high))
  }
}
