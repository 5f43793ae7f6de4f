/// The values that the two axes of a plot must show.
struct PlotExtent {
  /// Whether bars run from left to right.
  let barsRunAcross: Bool
  /// Whether bars stand at categories, which are 1 apart.
  let hasCategories: Bool
  private var across: AxisExtent
  private var up: AxisExtent

  /// Larger values could leave the numbers that arithmetic on axes can hold.
  static let largest = 1e300

  /// What a plot's axes cover when each stands alone.
  init(_ plot: Plot) {
    barsRunAcross = plot.y.isCategorical
    hasCategories = plot.x.isCategorical || plot.y.isCategorical
    across = AxisExtent(showable: plot.x.showable)
    up = AxisExtent(showable: plot.y.showable)
    for mark in plot.marks { mark.value.grow(&self) }
    add(x: plot.x.including)
    add(y: plot.y.including)
  }

  var horizontal: ClosedRange<Double>? { across.range }
  var vertical: ClosedRange<Double>? { up.range }

  /// How many places the horizontal axis cannot show.
  var hiddenPlaces: Int { barsRunAcross ? 0 : across.hidden }

  mutating func add(x value: Double) { across.add(value) }
  mutating func add(y value: Double) { up.add(value) }

  mutating func add(x values: [Double]) {
    for value in values { across.add(value) }
  }

  mutating func add(y values: [Double?]) {
    for case let value? in values { up.add(value) }
  }
}

private struct AxisExtent {
  let showable: ShowableValues
  private var low = Double.infinity
  private var high = -Double.infinity
  private(set) var hidden = 0

  init(showable: ShowableValues) { self.showable = showable }

  var range: ClosedRange<Double>? { low <= high ? low...high : nil }

  mutating func add(_ value: Double) {
    guard showable.contains(value) else {
      hidden += 1
      return
    }
    if value < low { low = value }
    if value > high { high = value }
  }
}

extension ClosedRange<Double> {
  /// The greatest magnitude within the range.
  var magnitude: Double { Swift.max(lowerBound.magnitude, upperBound.magnitude) }
}
