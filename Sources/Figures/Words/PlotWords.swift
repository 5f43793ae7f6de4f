/// Says in words what a plot shows, from its numbers.
struct PlotWords {
  private let plot: Plot
  private let x: AxisWords
  private let y: AxisWords
  private let described: [Described]

  /// More series are summed up.
  private static let told = 3
  /// Longer series are told by their extremes and some points.
  private static let listed = 30
  /// More series, rules and notes are counted only.
  private static let most = 12

  init(_ plot: Plot) {
    self.plot = plot
    let extent = PlotExtent(plot)
    x = AxisWords(axis: plot.x, largest: extent.horizontal.map(\.magnitude) ?? 0)
    y = AxisWords(axis: plot.y, largest: extent.vertical.map(\.magnitude) ?? 0)
    described = plot.series.compactMap { Described($0, isTurned: plot.y.isCategorical) }
  }

  var alternative: String {
    let sentences =
      described.count <= Self.told
      ? described.map { sentence($0) }
      : [summary]
    let known = described.isEmpty ? ["A plot of \(y.name) over \(x.name)."] : sentences
    return (known + hidden).joined(separator: " ")
  }

  var long: String {
    var sentences = described.prefix(Self.most).map { numbers(of: $0) }
    if described.count > Self.most {
      sentences.append("\(described.count - Self.most) more series.")
    }
    sentences += bands
    sentences += rules
    sentences += notes
    return (sentences + hidden).joined(separator: " ")
  }
}

extension PlotWords {
  /// The axes in the order place, value.
  private func axes(_ series: Described) -> (place: AxisWords, value: AxisWords) {
    series.isTurned ? (y, x) : (x, y)
  }

  /// One sentence about one series, such as “Accuracy rises from 0.41 to 0.97 in 8 epochs”.
  private func sentence(_ series: Described) -> String {
    let (place, value) = axes(series)
    let subject = subject(series.label, value)
    if series.form == .line {
      return "\(subject) \(CourseWords(series.points, x: place, y: value).text)."
    }
    return extremes(series)
  }

  private func subject(_ label: String, _ value: AxisWords) -> String {
    let noun = value.noun.isEmpty ? "value" : value.noun
    if label.isEmpty { return capitalized(noun) }
    return ["training", "validation", "test"].contains(label)
      ? capitalized("\(label) \(noun)") : "“\(label)”: \(noun)"
  }

  /// Names the highest and the lowest point or bar.
  private func extremes(_ series: Described) -> String {
    let (place, value) = axes(series)
    guard let low = series.points.min(by: { $0.y < $1.y }),
      let high = series.points.max(by: { $0.y < $1.y })
    else { return "\(subject(series.label, value)) has no value." }
    let name = subject(series.label, value)
    let count = "\(series.points.count) \(series.form == .bars ? "bars" : "points")"
    guard series.points.count > 1 else {
      return "\(name) is \(value.text(high.y)) for \(place.place(high.x))."
    }
    guard value.text(low.y) != value.text(high.y) else {
      return "\(name) is \(value.text(high.y)) for all \(count)."
    }
    return "\(name), \(count): highest \(value.text(high.y)) for \(place.place(high.x)), "
      + "lowest \(value.text(low.y)) for \(place.place(low.x))."
  }

  /// Many series: how lines end, or the extremes of what has no end.
  private var summary: String {
    let (place, value) = plot.y.isCategorical ? (y, x) : (x, y)
    let noun = value.noun.isEmpty ? "values" : value.noun
    let isOfLines = described.allSatisfy { $0.form == .line }
    let told = described.flatMap { series in
      (isOfLines ? series.points.suffix(1) : series.points[...]).map { (series.label, $0.x, $0.y) }
    }
    guard let low = told.min(by: { $0.2 < $1.2 }), let high = told.max(by: { $0.2 < $1.2 }) else {
      return "\(described.count) series of \(noun)."
    }
    func text(_ found: (String, Double, Double)) -> String {
      value.text(found.2) + (isOfLines ? "" : " for \(place.place(found.1))")
    }
    return "\(described.count) series of \(noun): \(isOfLines ? "at the end " : "")“\(high.0)” is "
      + "highest with \(text(high)) and “\(low.0)” lowest with \(text(low))."
  }

  /// All numbers of a short series; extremes and some points of a long one.
  private func numbers(of series: Described) -> String {
    let (place, value) = axes(series)
    let subject = subject(series.label, value)
    guard series.points.count > Self.listed else {
      return "\(subject): \(list(series.points, place, value))."
    }
    let low = series.points.min { $0.y < $1.y }
    let high = series.points.max { $0.y < $1.y }
    let count = series.points.count
    let some = (0..<8).map { series.points[$0 * (count - 1) / 7] }
    let extremes = [low, high].compactMap { $0 }
      .map { "\(value.text($0.y)) at \(place.place($0.x))" }.joined(separator: ", greatest ")
    return "\(subject), \(numberText(Double(count))) values: least \(extremes); some of them: "
      + "\(list(some, place, value))."
  }

  private func list(
    _ points: [(x: Double, y: Double)], _ place: AxisWords, _ value: AxisWords
  ) -> String {
    points.enumerated().map { index, point in
      "\(index == 0 ? place.place(point.x) : place.text(point.x)): \(value.text(point.y))"
    }.joined(separator: ", ")
  }

  private var bands: [String] {
    plot.marks.compactMap { $0.value as? Band }.prefix(Self.most).compactMap { band in
      guard let low = band.lower.last(where: { $0 != nil }).flatMap({ $0 }),
        let high = band.upper.last(where: { $0 != nil }).flatMap({ $0 })
      else { return nil }
      let name = band.label.isEmpty ? "A band" : "A band around “\(band.label)”"
      return "\(name) ends between \(y.text(low)) and \(y.text(high))."
    }
  }

  private var rules: [String] {
    plot.rules.prefix(Self.most).map { rule in
      let place = rule.isHorizontal ? y.text(rule.value) : x.place(rule.value)
      return rule.label.isEmpty
        ? "A thin line stands at \(place)." : "A thin line at \(place) is marked “\(rule.label)”."
    }
  }

  private var notes: [String] {
    let shown = plot.marks.compactMap { $0.value as? Note }.filter {
      plot.x.range?.contains($0.x) ?? true && plot.y.range?.contains($0.y) ?? true
    }
    return shown.prefix(Self.most).map { note in
      "Beside \(x.place(note.x)), \(y.text(note.y)) stands “\(note.text)”."
    }
  }

  /// What is not drawn: gaps, and values beyond the axes.
  private var hidden: [String] {
    let beyond = valuesBeyond
    guard beyond > 0 else { return gaps }
    return gaps + [
      beyond == 1
        ? "One value lies beyond the axes."
        : "\(numberText(Double(beyond))) values lie beyond the axes."
    ]
  }

  /// Names the places without a value, or counts them when they are many.
  private var gaps: [String] {
    var count = 0
    var places: [String] = []
    for mark in plot.series {
      let found = plot.gaps(of: mark)
      count += found.count
      let axis = plot.y.isCategorical && mark is Bars ? y : x
      for place in found.prefix(Self.most) {
        let text = axis.place(place)
        if !places.contains(text) { places.append(text) }
      }
    }
    guard count > 0 else { return [] }
    guard count <= 6 else {
      return ["\(numberText(Double(count))) places have no value and are marked with ×."]
    }
    let names = places.dropLast().joined(separator: ", ")
    let all = places.count > 1 ? "\(names) and \(places[places.count - 1])" : places[0]
    return ["\(capitalized(all)) \(places.count == 1 ? "has" : "have") \(plot.gapName)."]
  }

  private var valuesBeyond: Int {
    guard plot.x.range != nil || plot.y.range != nil else { return 0 }
    return described.reduce(0) { count, series in
      let (place, value) = axes(series)
      return count
        + series.points.count { point in
          !(place.axis.range?.contains(point.x) ?? true)
            || !(value.axis.range?.contains(point.y) ?? true)
        }
    }
  }
}

private func capitalized(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}
