/// How much of a row one station takes up, in points.
struct StationWidth {
  /// Before the station, for a joint or a link.
  var gap: Double
  /// Labels at the left edge.
  var leading: Double
  /// The body, or the longest word above or below it.
  var core: Double
  /// Labels at the right edge.
  var trailing: Double
  var heading: [String]
  var note: [String]

  var whole: Double { gap + leading + core + trailing }

  /// - Parameters:
  ///   - index: the station's place in its block.
  ///   - block: the stations and links.
  ///   - unit: the side of a cell in points.
  ///   - breaks: whether headings may break between words where the body is narrow.
  ///   - composer: measures texts.
  /// - Throws: `MissingGlyphError` when a face lacks a character.
  init(
    _ index: Int, _ block: Diagram.Block, _ unit: Double, breaks: Bool, _ composer: Composer
  ) throws {
    let station = block.stations[index]
    let style = DiagramStyle(composer.theme)
    leading = try StationWidth.labels(station.leadingLabels, composer, style)
    trailing = try StationWidth.labels(station.trailingLabels, composer, style)
    func longest(_ text: String, _ face: TextStyle, breaks: Bool) throws -> Double {
      let parts = text.split { breaks ? " \n".contains($0) : $0 == "\n" }
      return try composer.widest(parts.map(String.init), face)
    }
    let texts = max(
      try longest(station.heading, style.heading, breaks: breaks),
      try longest(station.note, style.note, breaks: true))
    // A text may be wider than a small grid, but not push everything else aside.
    core = max(station.size.width * unit, min(texts, style.heading.size * 10))
    (heading, note) = (
      try StationWidth.lines(station.heading, style.heading, core, composer),
      try StationWidth.lines(station.note, style.note, core, composer)
    )
    gap = try StationWidth.gap(before: index, block, unit, composer, style)
  }

  /// The longest label is cut, so that labels leave room for what they name.
  static func longestLabel(_ style: DiagramStyle) -> Double { style.heading.size * 14 }

  private static func lines(
    _ text: String, _ face: TextStyle, _ width: Double, _ composer: Composer
  ) throws -> [String] {
    try text.split(separator: "\n").flatMap {
      try composer.wrapped(String($0), face, within: width)
    }
  }

  private static func labels(
    _ labels: [Diagram.SideLabel], _ composer: Composer, _ style: DiagramStyle
  ) throws -> Double {
    guard !labels.isEmpty else { return 0 }
    let widest = try composer.widest(labels.map(\.text), style.heading)
    return min(widest, longestLabel(style)) + style.labelGap
  }

  private static func gap(
    before index: Int, _ block: Diagram.Block, _ unit: Double, _ composer: Composer,
    _ style: DiagramStyle
  ) throws -> Double {
    let scale = style.scale
    switch block.stations[index].joint {
    case .sign(let sign):
      return max(unit, try composer.width(of: sign, style.sign) + 20 * scale)
    case .arrow(let label):
      return max(1.4 * unit, 36 * scale, try composer.width(of: label, style.note) + 20 * scale)
    case .none:
      guard index > 0 else { return 0 }
      let isLinked = block.links.contains { $0.to.station == index }
      return isLinked ? max(1.3 * unit, 16 * scale) : max(0.9 * unit, 12 * scale)
    }
  }
}
