/// Decides where the names of series stand: at the ends of their lines or in a legend.
struct SeriesNames {
  struct Entry {
    var label: String
    var style: SeriesStyle
    var samples: [LegendSample]
    /// Where the line ends, in the axes' values; none for marks without an end.
    var end: (x: Double, y: Double)?
  }

  enum Place: Equatable {
    case nowhere
    case atEnds
    case inLegend
  }

  let entries: [Entry]

  /// One entry for every label, in the order of the marks.
  init(_ plot: Plot) {
    var entries: [Entry] = []
    for mark in plot.series where !mark.label.isEmpty {
      if let index = entries.firstIndex(where: { $0.label == mark.label }) {
        if !entries[index].samples.contains(mark.sample) {
          entries[index].samples.append(mark.sample)
        }
        entries[index].end = entries[index].end ?? mark.end
      } else {
        entries.append(
          Entry(label: mark.label, style: mark.paintedStyle, samples: [mark.sample], end: mark.end))
      }
    }
    self.entries = entries
  }

  /// Chooses the place for a plot of about this height in a slot of this width, in points.
  func place(
    within slot: Double, height: Double, _ y: PlotScale, _ composer: Composer
  ) throws -> Place {
    let ends = entries.compactMap(\.end)
    if entries.isEmpty || (entries.count == 1 && ends.isEmpty) { return .nowhere }
    let widest = try composer.widest(entries.map(\.label), composer.theme.label)
    guard ends.count == entries.count, entries.count <= Self.mostAtEnds,
      widest <= min(Self.widest(composer) * Self.cutAtMost, slot * Self.widestShare)
    else { return .inLegend }
    let spacing = EndLabel.spacing(composer)
    let wishes = entries.compactMap { entry in
      entry.end.flatMap { y.place(of: $0.y) }.map {
        EndLabel(text: entry.label, y: $0, paint: Paint(entry.style.role))
      }
    }.sorted { $0.y < $1.y }
    let placed = separated(wishes, by: spacing, within: 0...max(height, 1))
    let furthest = zip(wishes, placed).map { ($0.y - $1.y).magnitude }.max() ?? 0
    return furthest <= Self.furthest * spacing ? .atEnds : .inLegend
  }

  /// More names at the ends of lines would be a column of their own.
  private static let mostAtEnds = 6
  /// How much longer than its room a name may be before a legend shows it whole.
  private static let cutAtMost = 1.3
  /// The share of the slot that names may take from the plot.
  private static let widestShare = 0.3
  /// How many lines of text a name may stand away from the end of its line.
  private static let furthest = 1.6

  /// Longer names at the ends of lines are cut, so that they do not push the plot aside.
  static func widest(_ composer: Composer) -> Double { composer.theme.label.size * 10 }
}

extension EndLabel {
  /// The least distance of two names, in points.
  static func spacing(_ composer: Composer) -> Double { composer.theme.label.size * 1.25 }
}
