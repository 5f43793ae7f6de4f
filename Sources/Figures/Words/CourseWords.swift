/// Says in words how a series of values runs from left to right.
struct CourseWords {
  /// The places and values that are known, from left to right.
  private let points: [(x: Double, y: Double)]
  private let x: AxisWords
  private let y: AxisWords

  /// Changes below this share of the whole range are no change worth a word.
  private static let small = 0.05

  init(_ points: [(x: Double, y: Double)], x: AxisWords, y: AxisWords) {
    self.points = points
    self.x = x
    self.y = y
  }

  /// Such as “rises from 0.41 to 0.97 in 8 epochs and is flat after the sixth”.
  var text: String {
    guard let first = points.first, let last = points.last else { return "has no value" }
    guard points.count > 1 else { return "is \(y.text(first.y)) at \(x.place(first.x))" }
    let low = points.min { $0.y < $1.y } ?? first
    let high = points.max { $0.y < $1.y } ?? first
    let span = x.span(points.map(\.x))
    let range = high.y - low.y
    guard y.text(low.y) != y.text(high.y) else { return "stays at \(y.text(last.y)) \(span)" }
    let most = max(first.y, last.y) + Self.turn * range
    let least = min(first.y, last.y) - Self.turn * range
    switch (high.y > most, low.y < least) {
    case (true, true):
      return "varies between \(y.text(low.y)) and \(y.text(high.y)) \(span)"
        + " and ends at \(y.text(last.y))"
    case (true, false):
      return "rises from \(y.text(first.y)) to \(y.text(high.y)) at \(x.place(high.x)) and falls "
        + "to \(y.text(last.y)) at \(x.place(last.x))"
    case (false, true):
      return "falls from \(y.text(first.y)) to \(y.text(low.y)) at \(x.place(low.x)) and rises to "
        + "\(y.text(last.y)) at \(x.place(last.x))"
    case (false, false):
      let verb = last.y > first.y ? "rises" : "falls"
      return "\(verb) from \(y.text(first.y)) to \(y.text(last.y)) \(span)\(flatEnd(range))"
    }
  }

  /// How far beyond both ends, as a share of the range, a turn must lie to be told.
  private static let turn = 0.12

  /// The share of the places from which on values must hardly change to be called flat.
  private static let flat = 0.15

  /// Says from where on the values hardly change, when that is a good part of the way.
  private func flatEnd(_ range: Double) -> String {
    let last = points[points.count - 1]
    let isFlat = { (point: (x: Double, y: Double)) in
      (point.y - last.y).magnitude <= Self.small * range
    }
    let changing = points.lastIndex { !isFlat($0) } ?? 0
    let start = changing + 1
    let least = max(3, Self.flat * Double(points.count))
    guard Double(points.count - start) >= least, start > 0, start < points.count else {
      return ""
    }
    return " and is flat after \(x.passed(points[start].x))"
  }
}

/// Says values and places of an axis in words.
struct AxisWords {
  let axis: Axis
  /// The greatest magnitude on the axis, beside which rounding errors are nothing.
  var largest = 0.0

  /// The title without its unit.
  var noun: String {
    let title = axis.title
    guard let bracket = title.lastIndex(of: "("), bracket > title.startIndex else { return title }
    return String(title[..<bracket].reversed().drop { $0 == " " }.reversed())
  }

  /// The noun, or what stands for it.
  var name: String { noun.isEmpty ? "values" : noun }

  /// Such as “0.41”, “97.2 %” or the name of a category.
  func text(_ value: Double) -> String {
    if let name = axis.name(of: value) { return name }
    if value.magnitude < 1e-12 * largest && axis.scale == .linear { return "0" }
    if axis.format == .count, value == value.rounded(), value.magnitude < 1e15 {
      return countText(value)
    }
    guard axis.format == .percent else { return numberText(value) }
    // Only what was given in whole percent is written so.
    let isWhole = axis.decimals == 0 && (value * 100 - (value * 100).rounded()).magnitude < 1e-9
    let places = knownDecimals(max(1, axis.decimals), upTo: value.magnitude * 100)
    return percentText(value, places: isWhole ? 0 : places)
  }

  /// Such as “epoch 6”.
  func place(_ value: Double) -> String {
    axis.isCategorical || noun.isEmpty ? text(value) : "\(noun) \(text(value))"
  }

  /// Such as “the sixth” or “epoch 30”.
  func passed(_ value: Double) -> String {
    let ordinals = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
      "eleventh", "twelfth",
    ]
    guard axis.format == .count, value == value.rounded(), value >= 1,
      value <= Double(ordinals.count)
    else {
      return place(value)
    }
    return "the \(ordinals[Int(value) - 1])"
  }

  /// Such as “in 8 epochs” or “as shift goes from 0 to 5”.
  func span(_ values: [Double]) -> String {
    guard let first = values.first, let last = values.last else { return "" }
    let isCounted =
      axis.format == .count && first == 1 && last == Double(values.count) && !noun.isEmpty
    return isCounted
      ? "in \(values.count) \(noun)s"
      : "as \(noun.isEmpty ? "x" : noun) goes from \(text(first)) to \(text(last))"
  }
}
