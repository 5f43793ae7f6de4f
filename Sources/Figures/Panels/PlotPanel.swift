extension Plot: PanelValue {
  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(!marks.isEmpty, "marks", "there are none", "Give at least one line or other mark.")
    try x.validate(check.at("x"))
    try y.validate(check.at("y"))
    try check(
      aspect.map { $0 >= 0.05 && $0 <= 20 } ?? true, "aspect", "is \(aspect ?? 0)",
      "Use a height from a twentieth to twenty times the width.")
    let series = SeriesStyles([self]).count
    try check(
      series <= SeriesStyle.categories.count, "marks",
      "hold \(series) series, of which eight can be told apart",
      "Show them in several panels, or give some the style muted.")
    var counts: [String: Int] = [:]
    for mark in marks.map(\.value) {
      let kind = type(of: mark).plural
      try mark.validate(check.at("\(kind)[\(counts[kind, default: 0])]"))
      counts[kind, default: 0] += 1
    }
    try validateExtent(check)
  }

  private func validateExtent(_ check: FieldCheck) throws(FigureError) {
    let extent = PlotExtent(self)
    try check(
      extent.hiddenPlaces == 0, "x",
      "has \(counted(extent.hiddenPlaces, "place")) not above zero on a logarithmic axis",
      "Leave them out or use a linear axis.")
    try x.validate(extent.horizontal, check.at("x"))
    try y.validate(extent.vertical, check.at("y"))
    let nothing = "shows no value"
    let advice = "Give it one, above zero on a logarithmic axis, or a range."
    try check(
      extent.horizontal != nil || x.range != nil || x.isCategorical, "x", nothing, advice)
    try check(extent.vertical != nil || y.range != nil || y.isCategorical, "y", nothing, advice)
  }

  /// One row per place of every mark; a column that no mark uses is left out.
  var table: DataTable {
    let rows = marks.flatMap(\.value.rows)
    let hasOtherX = rows.contains { $0.toX != nil && $0.toX != $0.x }
    let hasOtherY = rows.contains { $0.toY != nil }
    let hasText = rows.contains { !$0.text.isEmpty }
    let (first, second) = (x.title.isEmpty ? "x" : x.title, y.title.isEmpty ? "value" : y.title)
    var table = DataTable(headings: ["mark", "series", first, second])
    if hasOtherX { table.headings.append("to \(first)") }
    if hasOtherY { table.headings.append("to \(second)") }
    if hasText { table.headings.append("text") }
    for row in rows {
      // Bars that run across know their place first and their value second, too.
      let isTurned = y.isCategorical && row.mark == "bar"
      var cells = [
        row.mark, row.series, x.cell(isTurned ? row.y : row.x), y.cell(isTurned ? row.x : row.y),
      ]
      if hasOtherX { cells.append(x.cell(row.toX)) }
      if hasOtherY { cells.append(y.cell(row.toY)) }
      if hasText { cells.append(row.text) }
      table.rows.append(cells)
    }
    return table
  }

  var words: FigureWords {
    let words = PlotWords(self)
    return FigureWords(alternative: words.alternative, long: words.long)
  }

  func layout(in surroundings: PanelSurroundings) -> any PanelLayout {
    PlotLayout(self, in: surroundings)
  }
}

extension Axis {
  fileprivate func validate(_ check: FieldCheck) throws(FigureError) {
    try check.places(including, "including")
    try check.places(limits, "limits")
    if let range {
      try check.places([range.lowerBound, range.upperBound], "range")
      try check(
        range.lowerBound < range.upperBound, "range", "begins and ends at \(range.lowerBound)",
        "Give it an extent.")
      try check(
        shows(range.lowerBound), "range",
        "begins at \(range.lowerBound) on a logarithmic axis", "Begin above zero.")
    }
    try check(
      including.allSatisfy(shows), "including",
      "holds a value that a logarithmic axis cannot show", "Give values above zero.")
    try check(
      (0...12).contains(decimals), "decimals", "is \(decimals)", "Use 0 to 12 decimals.")
    try check(
      Set(categories).count == categories.count, "categories", "hold a name twice",
      "Name every place differently.")
  }

  /// Refuses places beyond the last category.
  fileprivate func validate(
    _ extent: ClosedRange<Double>?, _ check: FieldCheck
  ) throws(FigureError) {
    guard isCategorical, let extent else { return }
    let count = Double(categories.count)
    try check(
      extent.lowerBound >= -0.5 && extent.upperBound <= count - 0.5, "categories",
      "are \(categories.count), but a mark stands at "
        + DataTable.text(of: extent.lowerBound < -0.5 ? extent.lowerBound : extent.upperBound),
      "Count places from 0 and name each.")
  }

  /// The name of a category, or a value's digits.
  fileprivate func cell(_ value: Double?) -> String {
    guard let value else { return "" }
    if let name = name(of: value) { return name }
    return DataTable.text(of: value)
  }

  /// The category that stands at a place.
  func name(of value: Double) -> String? {
    guard value == value.rounded(), value >= 0, value < Double(categories.count) else { return nil }
    return categories[Int(value)]
  }
}
