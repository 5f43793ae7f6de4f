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
    let lowest = points.indices.min { points[$0].y < points[$1].y } ?? 0
    let highest = points.indices.max { points[$0].y < points[$1].y } ?? 0
    let (low, high) = (points[lowest], points[highest])
    let span = x.span(points.map(\.x))
    let range = high.y - low.y
    guard y.text(low.y) != y.text(high.y) else { return "stays at \(y.text(last.y)) \(span)" }
    let isHill = high.y > max(first.y, last.y) + Self.turn * range
    let isValley = low.y < min(first.y, last.y) - Self.turn * range
    let turn = isHill ? highest : isValley ? lowest : points.count - 1
    let rises = isHill || (!isValley && last.y > first.y)
    let back = max(
      setback(points[...turn], rising: rises), setback(points[turn...], rising: !rises))
    if (isHill && isValley) || back > Self.steady * range {
      return "varies between \(y.text(low.y)) and \(y.text(high.y)) \(span)"
        + " and ends at \(y.text(last.y))"
    }
    if isHill {
      return "rises from \(y.text(first.y)) to \(y.text(high.y)) at \(x.place(high.x)) and falls "
        + "to \(y.text(last.y)) at \(x.place(last.x))"
    }
    if isValley {
      return "falls from \(y.text(first.y)) to \(y.text(low.y)) at \(x.place(low.x)) and rises to "
        + "\(y.text(last.y)) at \(x.place(last.x))"
    }
    return "\(rises ? "rises" : "falls") from \(y.text(first.y)) to \(y.text(last.y)) "
      + "\(span)\(flatEnd(range))"
  }

  /// How far beyond both ends, as a share of the range, a turn must lie to be told.
  private static let turn = 0.12

  /// How far values may go back on their way, as a share of the range, and still rise or fall.
  private static let steady = 0.5

  /// How far values go back at most on a way that should only rise, or only fall.
  private func setback(_ way: ArraySlice<(x: Double, y: Double)>, rising: Bool) -> Double {
    var (furthest, setback) = (-Double.infinity, 0.0)
    for point in way {
      let height = rising ? point.y : -point.y
      furthest = max(furthest, height)
      setback = max(setback, furthest - height)
    }
    return setback
  }

  /// The share of the places from which on values must hardly change to be called flat.
  private static let flat = 0.15

  /// Says from where on the values hardly change, when that is a good part of the way.
  private func flatEnd(_ range: Double) -> String {
    let last = points[points.count - 1]
    let isFlat = { (point: (x: Double, y: Double)) in
      (point.y - last.y).magnitude <= Self.small * range
    }
    let start = (points.lastIndex { !isFlat($0) } ?? 0) + 1
    let least = max(3, Self.flat * Double(points.count))
    guard Double(points.count - start) >= least else { return "" }
    let isCounted = x.counts(points.map(\.x))
    return " and is flat after \(isCounted ? x.passed(points[start].x) : x.place(points[start].x))"
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
    return counts(values)
      ? "in \(text(last)) \(plural)"
      : "as \(noun.isEmpty ? "x" : noun) goes from \(text(first)) to \(text(last))"
  }

  /// Whether the places are the first, the second and so on of what the axis names.
  func counts(_ values: [Double]) -> Bool {
    axis.format == .count && values.first == 1 && values.last == Double(values.count)
      && !noun.isEmpty
  }

  /// The noun for several; a title may be one already, such as “epochs”.
  private var plural: String {
    if noun.hasSuffix("ss") { return noun + "es" }
    return noun.hasSuffix("s") ? noun : noun + "s"
  }
}
