extension Flow: PanelValue {
  /// More than fits on a slide in readable type; it also bounds the search for ways.
  static let mostNodes = 40
  static let mostEdges = 80
  static let mostCells = 16

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(!nodes.isEmpty, "nodes", "there are none", "Give at least one.")
    try check(
      nodes.count <= Flow.mostNodes, "nodes", "are \(nodes.count)",
      "Show at most \(Flow.mostNodes) and fold what repeats.")
    try check(
      edges.count <= Flow.mostEdges, "edges", "are \(edges.count)",
      "Draw at most \(Flow.mostEdges).")
    try check(
      frames.count <= Flow.mostNodes, "frames", "are \(frames.count)",
      "Draw at most \(Flow.mostNodes).")
    for (index, node) in nodes.enumerated() {
      let check = check.at("nodes[\(index)]")
      try node.validate(check)
      let other = nodes[..<index].first { $0.overlaps(node) }
      try check(
        other == nil, "", "covers a cell of “\(other?.id ?? "")”",
        "Give every node rows and columns of its own.")
      try check(
        !nodes[..<index].contains { $0.id == node.id }, "id", "is “\(node.id)” a second time",
        "Give every node an id of its own.")
    }
    let ids = Set(nodes.map(\.id))
    for (index, edge) in edges.enumerated() {
      let check = check.at("edges[\(index)]")
      for (end, id) in [("from", edge.from), ("to", edge.to)] {
        try check(
          ids.contains(id), end, "names “\(id)”, which is no node",
          "Use an id of one of the nodes.")
      }
      try check(edge.from != edge.to, "", "leads from “\(edge.from)” to itself", "Leave it out.")
    }
    let circle = nodeOnCircle
    try check(
      circle == nil, "edges", "lead around in a circle through “\(circle ?? "")”",
      "Turn or leave out one of them: a flow has a beginning and an end.")
    for (index, frame) in frames.enumerated() {
      try validate(frame, check.at("frames[\(index)]"))
    }
  }

  private func validate(_ frame: FlowFrame, _ check: FieldCheck) throws(FigureError) {
    let inside = nodes.filter { frame.nodes.contains($0.id) }
    try check(!inside.isEmpty, "nodes", "name no node", "Give the ids of the nodes inside.")
    let unknown = frame.nodes.first { id in !nodes.contains { $0.id == id } }
    try check(
      unknown == nil, "nodes", "name “\(unknown ?? "")”, which is no node",
      "Use ids of the nodes.")
    let cells = FlowCells(around: inside)
    let stranger = nodes.first { cells.contains($0) && !frame.nodes.contains($0.id) }
    try check(
      stranger == nil, "nodes", "surround “\(stranger?.id ?? "")” without naming it",
      "Move that node away or take it into the frame.")
    let crossing = frames.first { other in
      guard other != frame else { return false }
      let theirs = FlowCells(around: nodes.filter { other.nodes.contains($0.id) })
      return cells.crosses(theirs)
    }
    try check(
      crossing == nil, "nodes", "cross the frame “\(crossing?.label ?? "")”",
      "Let a frame lie inside another one or beside it.")
  }

  var table: DataTable {
    var table = DataTable(headings: ["node", "text", "detail", "shape", "tint", "leads to"])
    for node in nodes {
      let targets = edges.filter { $0.from == node.id }.map { edge in
        edge.label.isEmpty ? edge.to : "\(edge.to) (\(edge.label))"
      }
      table.rows.append([
        node.id, node.text, node.detail, node.shape, node.tint.rawValue,
        targets.joined(separator: "; "),
      ])
    }
    return table
  }

  var words: FigureWords { FlowWords(self).words }

  func layout(in surroundings: PanelSurroundings) -> any PanelLayout { FlowLayout(flow: self) }
}

extension Flow {
  /// The first node that stays when nodes are taken away again and again that no edge leads to or
  /// none leads on from; it lies on a circle or between two.
  private var nodeOnCircle: String? {
    var left = nodes.map(\.id)
    while true {
      let rest = edges.filter { left.contains($0.from) && left.contains($0.to) }
      let kept = left.filter { id in
        rest.contains { $0.to == id } && rest.contains { $0.from == id }
      }
      if kept.count == left.count { return kept.first }
      left = kept
    }
  }
}

extension FlowNode {
  fileprivate func validate(_ check: FieldCheck) throws(FigureError) {
    try check(!id.isEmpty, "id", "is empty", "Give the name that edges use.")
    try check(
      picture != nil || !text.isEmpty || !shape.isEmpty, "text", "is empty", "Say what it is.")
    let cells = FlowCells(around: [self])
    let reach = 0...Flow.mostCells
    try check(
      row >= 0 && column >= 0 && rows >= 1 && columns >= 1 && reach.contains(row)
        && reach.contains(column) && reach.contains(rows) && reach.contains(columns)
        && cells.rows.upperBound <= Flow.mostCells
        && cells.columns.upperBound <= Flow.mostCells, "",
      "covers \(rows)×\(columns) cells from row \(row), column \(column)",
      "Use at least one cell within \(Flow.mostCells) rows and columns.")
    guard let picture else { return }
    try check(
      picture.isComplete, "picture",
      "has \(picture.bytes.count) bytes for \(picture.width)×\(picture.height) pixels",
      "Give one byte per pixel and channel.")
  }

  fileprivate func overlaps(_ other: FlowNode) -> Bool {
    FlowCells(around: [self]).overlaps(FlowCells(around: [other]))
  }
}

/// The rows and columns that some nodes cover together.
struct FlowCells: Equatable {
  var rows: Range<Int>
  var columns: Range<Int>

  init(around nodes: [FlowNode]) {
    let bottom = nodes.map { $0.row.addingReportingOverflow(max($0.rows, 1)).partialValue }.max()
    let right = nodes.map {
      $0.column.addingReportingOverflow(max($0.columns, 1)).partialValue
    }.max()
    let top = nodes.map(\.row).min() ?? 0
    let left = nodes.map(\.column).min() ?? 0
    rows = top..<max(top, bottom ?? top)
    columns = left..<max(left, right ?? left)
  }

  func overlaps(_ other: FlowCells) -> Bool {
    rows.overlaps(other.rows) && columns.overlaps(other.columns)
  }

  func contains(_ node: FlowNode) -> Bool { overlaps(FlowCells(around: [node])) }

  /// Whether they overlap and neither holds the other.
  func crosses(_ other: FlowCells) -> Bool {
    func holds(_ a: FlowCells, _ b: FlowCells) -> Bool {
      a.rows.clamped(to: b.rows) == b.rows && a.columns.clamped(to: b.columns) == b.columns
    }
    return overlaps(other) && !holds(self, other) && !holds(other, self)
  }
}
