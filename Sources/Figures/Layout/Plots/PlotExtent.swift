/// The values that the two axes of a plot must show.
struct PlotExtent {
  private let x: Axis
  private let y: Axis
  private var lowX = Double.infinity
  private var highX = -Double.infinity
  private var lowY = Double.infinity
  private var highY = -Double.infinity

  /// Larger values could leave the numbers that arithmetic on axes can hold.
  static let largest = 1e300

  /// What a plot's axes cover when each stands alone.
  init(_ plot: Plot) {
    (x, y) = (plot.x, plot.y)
    for mark in plot.marks { mark.value.grow(&self) }
    x.including.forEach { add(x: $0) }
    y.including.forEach { add(y: $0) }
  }

  var horizontal: ClosedRange<Double>? { lowX <= highX ? lowX...highX : nil }
  var vertical: ClosedRange<Double>? { lowY <= highY ? lowY...highY : nil }

  /// Whether bars run from left to right.
  var barsRunAcross: Bool { y.isCategorical }

  /// How many places the horizontal axis cannot show.
  private(set) var hiddenX = 0

  mutating func add(x value: Double) {
    guard x.shows(value) else {
      if !barsRunAcross { hiddenX += 1 }
      return
    }
    lowX = min(lowX, value)
    highX = max(highX, value)
  }

  mutating func add(y value: Double) {
    guard y.shows(value) else { return }
    lowY = min(lowY, value)
    highY = max(highY, value)
  }

  mutating func add(x values: [Double]) {
    for value in values { add(x: value) }
  }

  mutating func add(y values: [Double?]) {
    for case let value? in values { add(y: value) }
  }
}
