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
  ///   - style: distances and faces.
  ///   - composer: measures texts.
  /// - Throws: `MissingGlyphError` when a face lacks a character.
  init(
    _ index: Int, _ block: Diagram.Block, _ unit: Double, breaks: Bool, _ style: DiagramStyle,
    _ composer: Composer
  ) throws {
    let station = block.stations[index]
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
    core = max(station.size.width * unit, min(texts, style.widestHeading))
    (heading, note) = (
      try StationWidth.lines(station.heading, style.heading, core, composer),
      try StationWidth.lines(station.note, style.note, core, composer)
    )
    gap = try StationWidth.gap(before: index, block, unit, composer, style)
  }

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
    return min(widest, style.longestLabel) + style.labelGap
  }

  private static func gap(
    before index: Int, _ block: Diagram.Block, _ unit: Double, _ composer: Composer,
    _ style: DiagramStyle
  ) throws -> Double {
    switch block.stations[index].joint {
    case .sign(let sign):
      return style.gap(around: try composer.width(of: sign, style.sign), unit)
    case .arrow(let label):
      return style.arrowGap(label: try composer.width(of: label, style.note), unit)
    case .none:
      guard index > 0 else { return 0 }
      return style.gap(isLinked: block.links.contains { $0.to.station == index }, unit)
    }
  }
}
