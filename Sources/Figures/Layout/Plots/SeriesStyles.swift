/// The styles of all series of a figure, by label.
///
/// Marks with the same label belong together, in all panels, and get the same style; “training”
/// and “validation” get theirs, all others take the eight categories in order.
struct SeriesStyles {
  private var styles: [String: SeriesStyle] = [:]
  /// How many of the categories' styles are used or would have to be.
  private(set) var count = 0

  init(_ plots: [Plot]) {
    let series = plots.flatMap(\.series)
    var free = SeriesStyle.categories[...]
    for mark in series {
      guard let style = mark.style else { continue }
      styles[mark.label] = styles[mark.label] ?? style
      free.removeAll { $0 == style }
    }
    count = SeriesStyle.categories.count - free.count
    for mark in series where styles[mark.label] == nil {
      let own = SeriesStyle(named: mark.label)
      if own == nil { count += 1 }
      styles[mark.label] = own ?? free.popFirst() ?? .muted
    }
  }

  subscript(label: String) -> SeriesStyle { styles[label] ?? .muted }
}
