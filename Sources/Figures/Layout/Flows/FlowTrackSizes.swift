/// What the rows and columns of a flow need for the nodes in them.
struct FlowTrackSizes {
  var columns: [FlowTracks.Track]
  var rows: [FlowTracks.Track]
  /// The width of all boxes in a column and the height of all boxes in a row.
  var boxWidths: [Double]
  var boxHeights: [Double]

  init(_ flow: Flow, _ sizes: [FlowNodeSize], _ theme: Theme) {
    let cells = FlowCells(around: flow.nodes)
    columns = Array(repeating: FlowTracks.Track(), count: cells.columns.upperBound)
    rows = Array(repeating: FlowTracks.Track(), count: cells.rows.upperBound)
    boxWidths = columns.map { _ in 0 }
    boxHeights = rows.map { _ in 0 }
    for (node, size) in zip(flow.nodes, sizes) {
      if node.columns == 1 {
        columns[node.column].hold(before: size.width / 2, after: size.width / 2)
        if node.isBox {
          boxWidths[node.column] = max(boxWidths[node.column], size.core.width)
        }
      }
      if node.rows == 1 {
        rows[node.row].hold(
          before: size.core.height / 2, after: size.core.height / 2 + size.captionHeight)
        if node.isBox { boxHeights[node.row] = max(boxHeights[node.row], size.core.height) }
      }
    }
    evenOut(FlowStyle(theme).evenedHeight)
    // What spans several tracks and needs more than they have widens them evenly.
    for (node, size) in zip(flow.nodes, sizes) {
      let cells = FlowCells(around: [node])
      if node.columns > 1 { columns.hold(size.width, in: cells.columns) }
      if node.rows > 1 { rows.hold(size.core.height + size.captionHeight, in: cells.rows) }
    }
  }
}

extension FlowTrackSizes {
  /// Rows whose boxes differ by no more than some points get boxes of one height.
  fileprivate mutating func evenOut(_ most: Double) {
    let heights = boxHeights.filter { $0 > 0 }
    guard let least = heights.min(), let greatest = heights.max(), greatest - least <= most
    else { return }
    for row in rows.indices where boxHeights[row] > 0 {
      boxHeights[row] = greatest
      rows[row].hold(before: greatest / 2, after: greatest / 2)
    }
  }
}

extension FlowTracks.Track {
  fileprivate mutating func hold(before: Double, after: Double) {
    self.before = max(self.before, before)
    self.after = max(self.after, after)
  }
}

extension [FlowTracks.Track] {
  fileprivate mutating func hold(_ length: Double, in tracks: Range<Int>) {
    let found = self[tracks].reduce(0) { $0 + $1.before + $1.after }
    guard length > found else { return }
    let more = ((length - found) / Double(2 * tracks.count)).rounded(.up)
    for index in tracks {
      self[index].before += more
      self[index].after += more
    }
  }
}

/// The air between the rows and columns of a flow.
struct FlowGaps {
  /// One before each track and one after the last.
  var columns: [FlowTracks.Gap]
  var rows: [FlowTracks.Gap]

  init(_ flow: Flow, air: Double, _ composer: Composer) throws {
    let note = composer.theme.note
    let style = FlowStyle(composer.theme)
    let cells = FlowCells(around: flow.nodes)
    let (along, beside) = (style.gapAlong(air: air), style.gapBeside(air: air))
    let isAcross = flow.direction == .across
    columns = Array(
      repeating: FlowTracks.Gap(plain: isAcross ? along : beside),
      count: cells.columns.upperBound + 1)
    rows = Array(
      repeating: FlowTracks.Gap(plain: isAcross ? beside : along),
      count: cells.rows.upperBound + 1)
    for edge in flow.edges {
      guard let from = flow.nodes.first(where: { $0.id == edge.from }),
        let to = flow.nodes.first(where: { $0.id == edge.to })
      else { continue }
      let (source, target) = (FlowCells(around: [from]), FlowCells(around: [to]))
      // An arrow between neighbours in one column needs its full length, whichever way most run.
      let gap = max(source.rows.lowerBound, target.rows.lowerBound)
      if source.columns.overlaps(target.columns),
        gap == min(source.rows.upperBound, target.rows.upperBound)
      {
        let label = edge.label.isEmpty ? 0 : note.lineHeight + style.airAroundLabel.height
        rows[gap].plain = max(rows[gap].plain, along, label)
      }
      let side = max(source.columns.lowerBound, target.columns.lowerBound)
      if source.rows.overlaps(target.rows),
        side == min(source.columns.upperBound, target.columns.upperBound)
      {
        let label = try composer.width(of: edge.label, note) + style.airAroundLabel.width
        columns[side].plain = max(columns[side].plain, along, edge.label.isEmpty ? 0 : label)
      }
    }
  }
}

extension Flow {
  /// The same flow with rows and columns numbered without the empty ones.
  var withoutEmptyTracks: Flow {
    func kept(_ spans: [Range<Int>]) -> [Int] {
      Set(spans.flatMap { [$0.lowerBound, $0.upperBound - 1] }).sorted()
    }
    let rows = kept(nodes.map { FlowCells(around: [$0]).rows })
    let columns = kept(nodes.map { FlowCells(around: [$0]).columns })
    var flow = self
    flow.nodes = nodes.map { node in
      let cells = FlowCells(around: [node])
      func renumbered(_ span: Range<Int>, _ kept: [Int]) -> (start: Int, count: Int) {
        let start = kept.count { $0 < span.lowerBound }
        return (start, max(1, kept.count { $0 < span.upperBound } - start))
      }
      var node = node
      (node.row, node.rows) = renumbered(cells.rows, rows)
      (node.column, node.columns) = renumbered(cells.columns, columns)
      return node
    }
    return flow
  }

  /// The same flow with rows and columns exchanged.
  var turned: Flow {
    var flow = self
    flow.direction = direction == .across ? .down : .across
    flow.nodes = nodes.map { node in
      var node = node
      (node.row, node.column) = (node.column, node.row)
      (node.rows, node.columns) = (node.columns, node.rows)
      return node
    }
    return flow
  }
}
