/// Where the parts of one block stand for a given unit, in points from the block's corner.
struct DiagramBlockPlan {
  /// A line of text centred at, or beginning at, a place.
  struct TextLine {
    var text: String
    var x: Double
    var top: Double
  }

  /// A station's frame without its texts.
  struct Slot {
    var station: Int
    /// Which row of stations it stands in.
    var row: Int
    var body: Rectangle
    /// The free space before it, where a joint stands.
    var gap: ClosedRange<Double>
  }

  /// Joins a formula's result to what stands before it.
  static let tie = "\u{00A0}"

  let block: Diagram.Block
  let unit: Double
  private(set) var slots: [Slot] = []
  private(set) var titles: [TextLine] = []
  private(set) var headings: [TextLine] = []
  private(set) var notes: [TextLine] = []
  private(set) var formulas: [TextLine] = []
  private(set) var remarks: [TextLine] = []
  private(set) var size = Size(width: 0, height: 0)

  let style: DiagramStyle

  private let composer: Composer

  /// Places a block for a unit in points; texts may fill the measure where stations need less, and
  /// headings break where they would make stations wider than the room.
  init(
    _ block: Diagram.Block, unit: Double, breaks: Bool, measure: Double, room: Double,
    _ style: DiagramStyle, _ composer: Composer
  ) throws {
    self.block = block
    self.unit = unit
    self.composer = composer
    self.style = style
    func row(_ indices: Range<Int>, _ widths: [StationWidth]) -> Double {
      widths[indices].reduce(0) { $0 + $1.whole }
    }
    func widest(_ widths: [StationWidth]) -> (rows: [Range<Int>], width: Double) {
      let rows = breaks ? balanced(widths) : [widths.indices]
      return (rows, rows.map { row($0, widths) }.max() ?? 0)
    }
    // Headings stand on one line where there is room for them.
    var widths = try block.stations.indices.map {
      try StationWidth($0, block, unit, breaks: false, style, composer)
    }
    if widest(widths).width > room {
      widths = try block.stations.indices.map {
        try StationWidth($0, block, unit, breaks: true, style, composer)
      }
    }
    let (rows, stationsWidth) = widest(widths)
    let measure = max(measure, stationsWidth)
    titles = try lines(block.title, style.theme.panelTitle, measure, gap: style.headingGap)
    for (row, indices) in rows.enumerated() {
      if row > 0 { size.height += style.rowGap }
      try place(row, indices, widths)
    }
    for formula in block.formulas {
      // The result stays with its equals sign.
      let text = formula.terms + DiagramBlockPlan.tie + formula.result
      formulas += try lines(text, style.theme.number, measure, gap: 0, before: style.formulaGap)
    }
    remarks = try lines(block.note, style.note, measure, gap: 0, before: style.formulaGap)
    size = Size(width: size.width.rounded(.up), height: size.height.rounded(.up))
  }

  /// Sets lines below everything so far and makes room for them.
  private mutating func lines(
    _ text: String, _ face: TextStyle, _ measure: Double, gap: Double, before: Double = 0
  ) throws -> [TextLine] {
    let wrapped = try composer.wrapped(text, face, within: measure)
    guard !wrapped.isEmpty else { return [] }
    size.height += before
    let placed = wrapped.map { line in
      defer { size.height += face.lineHeight }
      return TextLine(text: line, x: 0, top: size.height)
    }
    size.height += gap
    size.width = max(size.width, try composer.widest(wrapped, face))
    return placed
  }

  /// Places one row of stations: headings on top, bodies, notes.
  private mutating func place(
    _ row: Int, _ indices: Range<Int>, _ widths: [StationWidth]
  ) throws {
    let stations = block.stations
    let headingLines = indices.map { widths[$0].heading.count }.max() ?? 0
    let bodyHeight = (indices.map { stations[$0].size.height }.max() ?? 0) * unit
    let top = size.height
    let headingHeight =
      headingLines == 0 ? 0 : Double(headingLines) * style.heading.lineHeight + style.headingGap
    let bodyTop = (top + headingHeight).rounded()
    size.height = bodyTop + bodyHeight + 1
    var x = 0.0
    for index in indices {
      let (station, width) = (stations[index], widths[index])
      let gap = index == indices.lowerBound && station.joint == .none ? 0 : width.gap
      let slack = bodyHeight - station.size.height * unit
      let left = x + gap + width.leading + (width.core - station.size.width * unit) / 2
      let body = Rectangle(
        x: left.rounded(),
        y: bodyTop + (block.alignment == .top ? 0 : (slack / 2).rounded()),
        width: station.size.width * unit, height: station.size.height * unit)
      slots.append(Slot(station: index, row: row, body: body, gap: x...x + gap))
      // Headings and notes stand level, unless that is far from a body in the middle.
      let isFar = block.alignment == .middle && slack > 4 * unit
      // A wide heading would hang into the links beside its body.
      let isLinked = block.links.contains { $0.from.station == index || $0.to.station == index }
      let hangs = isLinked && station.size.width * unit < width.core
      let distance = isFar && !hangs ? (slack / 2).rounded() : 0
      let spare = headingLines - width.heading.count
      for (line, text) in width.heading.enumerated() {
        let top = top + Double(line + spare) * style.heading.lineHeight + distance
        headings.append(TextLine(text: text, x: body.midX, top: top))
      }
      for (line, text) in width.note.enumerated() {
        let top =
          bodyTop + bodyHeight - distance + style.noteGap + Double(line) * style.note.lineHeight
        notes.append(TextLine(text: text, x: body.midX, top: top))
        size.height = max(size.height, top + style.note.lineHeight)
      }
      x += gap + width.leading + width.core + width.trailing
    }
    size.width = max(size.width, x)
  }

  /// Cuts the stations into two rows of which the wider one is as narrow as possible.
  private func balanced(_ widths: [StationWidth]) -> [Range<Int>] {
    guard widths.count > 1 else { return [widths.indices] }
    func widest(_ cut: Int) -> Double {
      [widths[..<cut], widths[cut...]].map { $0.reduce(0) { $0 + $1.whole } }.max() ?? 0
    }
    let cut = (1..<widths.count).min { widest($0) < widest($1) } ?? 1
    return [0..<cut, cut..<widths.count]
  }
}
