/// Where the nodes, frames and edges of a flow lie, for one width of its texts.
struct FlowPlan {
  struct PlacedNode {
    var node: FlowNode
    var size: FlowNodeSize
    /// Whether its text stands flush left.
    var isHeading: Bool
    /// Box, cards, picture or circle.
    var core: Rectangle
    /// The body and the text below.
    var whole: Rectangle
  }

  struct PlacedFrame {
    /// What is set of its name, line by line.
    var name: [String]
    var area: Rectangle
    /// From the first line's capitals to the last line's baseline.
    var nameArea: Rectangle
  }

  struct PlacedLabel {
    var text: String
    var area: Rectangle
  }

  private(set) var nodes: [PlacedNode] = []
  private(set) var frames: [PlacedFrame] = []
  private(set) var routes: [[Point]] = []
  private(set) var labels: [PlacedLabel] = []
  /// Encloses all of it.
  private(set) var bounds = Rectangle(x: 0, y: 0, width: 0, height: 0)

  /// How much room a plan leaves to its texts and gaps.
  struct Spacing {
    /// The greatest width of a node's texts, in points.
    var measure: Double
    /// 1 for the usual gaps between nodes.
    var air = 1.0
    /// 1 for the usual space inside boxes and the usual size of pictures.
    var padding = 1.0
    var withDetails = true
  }

  /// Places nodes and frames, and finds the ways of edges where all of that fits into the room.
  init(_ flow: Flow, _ spacing: Spacing, within room: Size, _ composer: Composer) throws {
    let flow = flow.withoutEmptyTracks
    let theme = composer.theme
    // A word is not cut as long as it is no longer than words are.
    let words = flow.nodes.flatMap { $0.text.split(separator: " ").map(String.init) }
    let longestWord = min(try composer.widest(words, theme.label), 10 * theme.label.size)
    var spacing = spacing
    spacing.measure = max(spacing.measure, longestWord + 1)
    let sizes = try flow.nodes.map { try FlowNodeSize($0, spacing, composer) }
    let cells = flow.frames.map { frame in
      FlowCells(around: flow.nodes.filter { frame.nodes.contains($0.id) })
    }
    let style = FlowStyle(theme)
    let tracks = FlowTrackSizes(flow, sizes, theme)
    var gaps = try FlowGaps(flow, air: spacing.air, composer)
    let oneLine = flow.frames.map { $0.label.isEmpty ? 0 : 1 }
    var pads = FlowFramePads.all(flow.frames, cells: cells, nameLines: oneLine, theme)
    for (cells, pads) in zip(cells, pads) {
      gaps.columns[cells.columns.lowerBound].widen(beginning: pads.left)
      gaps.columns[cells.columns.upperBound].widen(ending: pads.right)
    }
    let margin = style.margin(air: spacing.air)
    let columns = FlowTracks(tracks.columns, gaps: gaps.columns, margin: margin)
    // How wide frames are says how many lines their names take, and those how high they are.
    let nameLines = try flow.frames.indices.map { index in
      let tracks = cells[index].columns
      let inside = columns.ends[tracks.upperBound - 1] - columns.starts[tracks.lowerBound]
      let room = inside + pads[index].left + pads[index].right - 2 * style.frameNameAir
      return try composer.wrapped(
        flow.frames[index].label, theme.note, within: room, lines: Self.mostNameLines
      ).count
    }
    pads = FlowFramePads.all(flow.frames, cells: cells, nameLines: nameLines, theme)
    for (cells, pads) in zip(cells, pads) {
      gaps.rows[cells.rows.lowerBound].widen(beginning: pads.top)
      gaps.rows[cells.rows.upperBound].widen(ending: pads.bottom)
    }
    let rows = FlowTracks(tracks.rows, gaps: gaps.rows, margin: margin)
    place(flow, sizes, tracks, columns, rows)
    frames = zip(flow.frames, zip(cells, pads)).map { frame, place in
      let (cells, pads) = place
      let left = columns.starts[cells.columns.lowerBound] - pads.left
      let top = rows.starts[cells.rows.lowerBound] - pads.top
      return PlacedFrame(
        name: [],
        area: Rectangle(
          x: left, y: top, width: columns.ends[cells.columns.upperBound - 1] + pads.right - left,
          height: rows.ends[cells.rows.upperBound - 1] + pads.bottom - top),
        nameArea: Rectangle(x: left, y: top, width: 0, height: 0))
    }
    encloseAll()
    // Ways take longest to find, and lines outside only add to what is too large already.
    guard bounds.width <= room.width, bounds.height <= room.height else { return }
    try route(flow, columns, rows, nameLines, composer)
    encloseAll()
  }

  private mutating func place(
    _ flow: Flow, _ sizes: [FlowNodeSize], _ tracks: FlowTrackSizes, _ columns: FlowTracks,
    _ rows: FlowTracks
  ) {
    for (node, size) in zip(flow.nodes, sizes) {
      let cells = FlowCells(around: [node])
      let (left, right) = (columns.starts[node.column], columns.ends[cells.columns.upperBound - 1])
      let (top, bottom) = (rows.starts[node.row], rows.ends[cells.rows.upperBound - 1])
      let midX = node.columns == 1 ? columns.axes[node.column] : (left + right) / 2
      let midY =
        node.rows == 1
        ? rows.axes[node.row] : (top + bottom - size.captionHeight) / 2
      var core = size.core
      if node.isBox {
        core.width = node.columns > 1 ? right - left : tracks.boxWidths[node.column]
        core.height = node.rows > 1 ? bottom - top : tracks.boxHeights[node.row]
      }
      let isHeading = flow.isHeading(node)
      let body = Rectangle(
        x: isHeading ? left : (midX - core.width / 2).rounded(),
        y: (midY - core.height / 2).rounded(),
        width: core.width, height: core.height)
      let width = max(core.width, size.captionHeight > 0 ? size.textSize.width : 0)
      nodes.append(
        PlacedNode(
          node: node, size: size, isHeading: isHeading, core: body,
          whole: Rectangle(
            x: min(body.x, body.midX - width / 2), y: body.y, width: width,
            height: core.height + size.captionHeight)))
    }
  }

  private mutating func route(
    _ flow: Flow, _ columns: FlowTracks, _ rows: FlowTracks, _ nameLines: [Int],
    _ composer: Composer
  ) throws {
    var router = FlowRouter(
      direction: flow.direction, columns: columns.lanes, rows: rows.lanes,
      obstacles: nodes.map(\.whole), theme: composer.theme)
    for edge in flow.edges {
      guard let from = nodes.firstIndex(where: { $0.node.id == edge.from }),
        let to = nodes.firstIndex(where: { $0.node.id == edge.to })
      else { continue }
      routes.append(
        router.route(
          from: FlowRouter.End(index: from, core: nodes[from].core, whole: nodes[from].whole),
          to: FlowRouter.End(index: to, core: nodes[to].core, whole: nodes[to].whole)))
    }
    for (index, frame) in flow.frames.enumerated() where nameLines[index] > 0 {
      try name(index, frame.label, lines: nameLines[index], composer)
    }
    let placing = FlowEdgeLabels(
      routes: routes, taken: nodes.map(\.whole) + frames.map(\.nameArea))
    labels = try placing.place(flow.edges.map(\.label), composer)
  }

  /// More would take the place of what the frame holds.
  private static let mostNameLines = 2

  /// Sets a frame's name into its upper edge's free space, left of arrows that enter there or
  /// between them.
  private mutating func name(
    _ index: Int, _ text: String, lines: Int, _ composer: Composer
  ) throws {
    let (style, air) = (composer.theme.note, FlowStyle(composer.theme).frameNameAir)
    func height(of lines: Int) -> Double {
      style.capitalHeight + Double(lines - 1) * style.lineHeight
    }
    let area = frames[index].area
    let band = Rectangle(
      x: area.x, y: area.y, width: area.width, height: air + height(of: lines) + 2)
    let crossings = routes.flatMap { $0.areas }.filter { $0.meets(band) }.sorted {
      ($0.x, $0.maxX) < ($1.x, $1.maxX)
    }
    var spaces: [ClosedRange<Double>] = []
    var left = area.x + air
    for crossing in crossings {
      if crossing.x - air > left { spaces.append(left...crossing.x - air) }
      left = max(left, crossing.maxX + air)
    }
    if area.maxX - air > left { spaces.append(left...area.maxX - air) }
    let wanted = try composer.width(of: text, style)
    func length(_ space: ClosedRange<Double>) -> Double { space.upperBound - space.lowerBound }
    let widest = spaces.max { length($0) < length($1) }
    guard let space = spaces.first(where: { length($0) >= wanted }) ?? widest else { return }
    let name = try composer.wrapped(text, style, within: length(space), lines: lines)
    frames[index].name = name
    frames[index].nameArea = Rectangle(
      x: space.lowerBound, y: area.y + air, width: try composer.widest(name, style),
      height: height(of: name.count))
  }

  private mutating func encloseAll() {
    let areas = nodes.map(\.whole) + frames.map(\.area) + labels.map(\.area)
    let points = routes.joined()
    // Half a hairline and the wings of an arrow's head lie beside their line.
    let reach = 3.0
    let left = min(areas.map(\.x).min() ?? 0, points.map { $0.x - reach }.min() ?? .infinity)
    let top = min(areas.map(\.y).min() ?? 0, points.map { $0.y - reach }.min() ?? .infinity)
    let right = max(areas.map(\.maxX).max() ?? 0, points.map { $0.x + reach }.max() ?? -.infinity)
    let bottom = max(areas.map(\.maxY).max() ?? 0, points.map { $0.y + reach }.max() ?? -.infinity)
    bounds = Rectangle(
      x: left.rounded(.down), y: top.rounded(.down), width: (right - left).rounded(.up) + 1,
      height: (bottom - top).rounded(.up) + 1)
  }
}

extension FlowTracks.Gap {
  fileprivate mutating func widen(ending: Double = 0, beginning: Double = 0) {
    self.ending = max(self.ending, ending)
    self.beginning = max(self.beginning, beginning)
  }
}

extension Flow {
  /// A text alone that no arrow touches is the name of its row.
  fileprivate func isHeading(_ node: FlowNode) -> Bool {
    direction == .across && node.style == .plain && node.picture == nil
      && !edges.contains { $0.from == node.id || $0.to == node.id }
  }
}

extension FlowNode {
  /// Whether a frame around the text grows with its row and column.
  var isBox: Bool { style == .box && picture == nil }
}
