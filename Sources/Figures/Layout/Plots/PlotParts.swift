/// What stands around a plot, measured for the width that the plot will about have.
struct PlotParts {
  let across: HorizontalAxisLayout
  let up: VerticalAxisLayout
  let legend: LegendLayout
  let place: SeriesNames.Place
  /// How many lines the names at the left need.
  let nameLines: Int
  /// The room beside the plot, in points.
  let left: Double
  let right: Double
  /// The heights of what stands above the plot, in points; 0 for what does not.
  let titleHeight: Double
  let legendHeight: Double
  let namesHeight: Double
  let textsHeight: Double

  /// What is kept free beyond names at the right, in points.
  private static let slack = 3.0

  /// The height of all that stands above the plot, in points.
  var heading: Double { titleHeight + legendHeight + namesHeight + textsHeight }

  init(
    _ plot: Plot, _ names: SeriesNames, _ horizontal: ClosedRange<Double>?,
    _ vertical: ClosedRange<Double>?, in surroundings: PanelSurroundings, _ composer: Composer
  ) throws {
    let theme = composer.theme
    let slot = surroundings.slot
    up = VerticalAxisLayout(axis: plot.y, extent: vertical)
    left = try up.width(composer, within: slot)
    nameLines = try up.nameLines(composer, within: slot)
    let free = theme.gaps.endLabel + Self.slack
    let narrow = max(PanelGrid.leastBody, slot - left - free)
    let height = plot.height(for: narrow, nameLines: nameLines, composer)
    place = try names.place(
      within: slot, height: height, up.scale(from: height, to: 0, composer), composer)

    var labels = plot.rules.filter(\.isHorizontal).map(\.label)
    if place == .atEnds { labels += names.entries.map(\.label) }
    let widest = min(try composer.widest(labels, theme.label), SeriesNames.widest(composer))
    let texts = try composer.widest(plot.textsAtRight, theme.tick)
    right = max(widest, texts) + free

    across = try HorizontalAxisLayout(
      plot.x, horizontal, isEnclosing: plot.y.isCategorical,
      width: max(PanelGrid.leastBody, slot - left - right), roomAtRight: right, composer)
    legend = LegendLayout(entries: names.entries, width: max(PanelGrid.leastBody, slot - right))
    legendHeight =
      place == .inLegend && !surroundings.hidesLegend ? try legend.height(composer) : 0
    titleHeight = plot.y.title.isEmpty ? 0 : theme.label.lineHeight + 2
    textsHeight = plot.hasTextsAbove ? theme.tick.size : 0
    namesHeight = RuleNames(plot).rules.isEmpty ? 0 : theme.note.lineHeight + 4
  }
}

extension Plot {
  /// The height in points that suits a width, and names of so many lines at the left.
  func height(for width: Double, nameLines: Int, _ composer: Composer) -> Double {
    let text = composer.theme.label.size
    if let aspect { return max((width * aspect).rounded(), min(width, 11 * text)) }
    if y.isCategorical {
      let bars = marks.count { $0.value is Bars }
      let names = composer.theme.tick.height(ofLines: nameLines) + text / 2
      let row = max(2 * text, (1.25 * Double(bars) + 0.75) * text, names)
      return (Double(y.categories.count) * row).rounded()
    }
    return min((width * 0.85).rounded(), (25 * text).rounded())
  }

  /// Whether texts stand above the highest bars.
  fileprivate var hasTextsAbove: Bool {
    !y.isCategorical && marks.contains { !(($0.value as? Bars)?.texts ?? []).isEmpty }
  }

  /// The texts that stand to the right of bars and points.
  fileprivate var textsAtRight: [String] {
    marks.flatMap { mark -> [String] in
      switch mark.value {
      case let points as Points: points.texts
      case let bars as Bars where y.isCategorical: bars.texts
      default: []
      }
    }
  }
}
