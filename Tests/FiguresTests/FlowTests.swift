import Figures
import Mathematics
import Testing

@Suite struct FlowTests {
  /// A block with a shortcut, a frame and a label.
  static let residual = Flow(
    .down,
    nodes: [
      FlowNode("x", "x", shape: "8×4×4", style: .plain),
      FlowNode("conv", "conv 3×3", detail: "ReLU", row: 1, tint: .convolution),
      FlowNode("sum", "+", row: 2, style: .operation),
      FlowNode("y", "y", row: 3, style: .plain),
    ],
    edges: [
      FlowEdge("x", "conv"), FlowEdge("conv", "sum"), FlowEdge("x", "sum", label: "identity"),
      FlowEdge("sum", "y"),
    ],
    frames: [FlowFrame("block", around: ["conv"])])

  static func figure(_ flow: Flow) throws(FigureError) -> Figure {
    try .flow(id: "flow", title: "A flow", flows: [NamedFlow("", flow)])
  }

  @Test func `a residual block is laid out as recorded`() throws {
    let drawing = try Self.figure(Self.residual).layout(for: .file, measuring: FixedWidths())
    try Golden(name: "flow").check(LayoutLines.lines(of: drawing))
  }

  @Test func `a shortcut goes around the box that it skips`() throws {
    let drawing = try Self.figure(Self.residual).layout(measuring: FixedWidths())
    let pieces = DrawnPieces(drawing)
    let box = try #require(pieces.boxes.first { $0.width > 40 })
    #expect(pieces.arrows.allSatisfy { !DrawnPieces.runs($0, through: box) })
    #expect(pieces.arrows.contains { $0.x > box.x + box.width && $0.height > box.height })
  }

  @Test func `a flow names every step and where it leads`() throws {
    let figure = try Self.figure(Self.residual)
    #expect(figure.alternativeText == "Diagram of 4 steps from x to y. 2 ways lead on from x.")
    #expect(
      figure.longDescription
        == "From x (8×4×4) to conv 3×3 and the sum (identity). From conv 3×3 (ReLU) to the sum. "
        + "From the sum to y. block: conv 3×3.")
  }

  @Test func `data holds one row for each node`() throws {
    let rows = try Self.figure(Self.residual).csv().split(separator: "\n")
    #expect(rows[0] == "panel,node,text,detail,shape,tint,leads to")
    #expect(rows[1] == "1,x,x,,8×4×4,plain,conv; sum (identity)")
    #expect(rows.count == 1 + 4)
  }

  @Test func `a flow survives its JSON`() throws {
    var flow = Self.residual
    flow.nodes[0].picture = Bitmap(width: 2, height: 1, bytes: [1, 2])
    let figure = try Self.figure(flow)
    #expect(try Figure(json: figure.json()) == figure)
  }

  @Test func `a flow that is too wide turns by a quarter`() throws {
    let ids = (0..<7).map { "step\($0)" }
    let flow = Flow(
      nodes: ids.enumerated().map { FlowNode($1, "first, then second", column: $0) },
      edges: zip(ids, ids.dropFirst()).map { FlowEdge($0, $1) })
    var narrow = FigureFormat.page
    narrow.width = 300
    let drawing = try Self.figure(flow).layout(for: narrow, measuring: FixedWidths())
    #expect(drawing.size.width <= narrow.width)
    #expect(drawing.size.height > drawing.size.width)
  }

  @Test func `a frame's name goes on in a second line before it is cut`() throws {
    let flow = Flow(
      .down, nodes: [FlowNode("a", "convolutions"), FlowNode("b", "classifier", row: 1)],
      edges: [FlowEdge("a", "b")],
      frames: [FlowFrame("before: trained elsewhere", around: ["a", "b"])])
    let drawing = try Self.figure(flow).layout(for: .slideHalf, measuring: FixedWidths())
    let names = texts(drawing).filter { "before: trained elsewhere".contains($0) }
    #expect(names.count == 2)
    #expect(names.joined(separator: " ") == "before: trained elsewhere")
    #expect(DrawnPieces(drawing).overlappingTexts == [])
  }

  @Test func `nodes without a frame, a stack and a picture show their texts`() throws {
    let flow = Flow(
      nodes: [
        FlowNode("a", "maps", style: .stack),
        FlowNode(
          "b", "photo", column: 1, picture: Bitmap(width: 4, height: 4, bytes: Array(0..<16))),
        FlowNode("c", "score", column: 2, style: .plain),
      ],
      edges: [FlowEdge("a", "b"), FlowEdge("b", "c", style: .dashed)])
    let drawing = try Self.figure(flow).layout(measuring: FixedWidths())
    #expect(Set(texts(drawing)).isSuperset(of: ["maps", "photo", "score"]))
  }

  @Test func `a flow of the greatest size is drawn`() throws {
    let nodes = (0..<40).map {
      FlowNode("n\($0)", "node", row: $0 / 3, column: 5 * ($0 % 3) + $0 % 5)
    }
    let edges = (0..<80).map { FlowEdge("n\($0 % 20)", "n\(20 + ($0 * 7) % 20)") }
    var wide = FigureFormat.page
    wide.width = 1600
    let drawing = try Self.figure(Flow(nodes: nodes, edges: edges))
      .layout(for: wide, measuring: FixedWidths())
    let pieces = DrawnPieces(drawing)
    #expect(pieces.boxes.count == 40)
    #expect(
      pieces.arrows.allSatisfy { arrow in
        !pieces.boxes.contains { DrawnPieces.runs(arrow, through: $0) }
      })
  }

  @Test(arguments: Appearance.allCases)
  func `texts in boxes of every tint can be read`(appearance: Appearance) throws {
    /// WCAG 2.2, 1.4.3, for text of usual size.
    let leastContrast = 4.5
    let tints: [FlowNode.Tint] = [
      .plain, .convolution, .pooling, .dense, .block, .frozen, .tuned, .new,
    ]
    let flow = Flow(
      nodes: tints.enumerated().map {
        FlowNode($1.rawValue, "text", detail: "detail", shape: "1×1", row: $0, tint: $1)
      }, edges: [])
    let drawing = try Self.figure(flow).layout(measuring: FixedWidths())
    var below = Paint(.paper)
    for command in drawing.commands {
      if case .fill(_, let paint) = command { below = paint }
      if case .text(let run) = command {
        let contrast = Theme.fovea.color(run.paint, in: appearance)
          .contrast(with: Theme.fovea.color(below, in: appearance))
        #expect(contrast >= leastContrast, "\(run.text)")
      }
    }
  }

  @Test(arguments: 0..<24)
  func `ways avoid boxes and nothing overlaps in any flow`(seed: Int) throws {
    let flow = Self.random(seed: UInt64(seed))
    for width in [480.0, 680, 900] {
      var format = FigureFormat.page
      format.width = width
      let drawing: Drawing
      do {
        drawing = try Self.figure(flow).layout(for: format, measuring: FixedWidths())
      } catch let error as FigureError where width < 900 {
        // What is too large for a narrow format may be refused.
        #expect(error.field == "panels")
        continue
      }
      let pieces = DrawnPieces(drawing)
      for arrow in pieces.arrows {
        #expect(!pieces.boxes.contains { DrawnPieces.runs(arrow, through: $0) })
      }
      #expect(pieces.arrows.allSatisfy { $0.width == 0 || $0.height == 0 })
      for (index, box) in pieces.boxes.enumerated() {
        #expect(!pieces.boxes[..<index].contains { DrawnPieces.overlap(box, $0) })
      }
      #expect(pieces.overlappingTexts == [])
      #expect(pieces.outside(drawing.size) == [])
    }
  }

  /// Boxes in a grid of 4×4 cells, with edges from earlier boxes to later ones.
  private static func random(seed: UInt64) -> Flow {
    var random = SeededRandom(seed: seed)
    func number(below bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    var nodes: [FlowNode] = []
    for cell in 0..<16 where number(below: 3) > 0 {
      let words = ["conv 3×3", "mean", "a longer text in a box", "1×1"]
      nodes.append(
        FlowNode(
          "node\(cell)", words[number(below: 4)], detail: number(below: 2) == 0 ? "" : "ReLU",
          row: cell / 4, column: cell % 4))
    }
    if nodes.isEmpty { nodes.append(FlowNode("only", "only")) }
    var edges: [FlowEdge] = []
    for (index, node) in nodes.enumerated().dropFirst() {
      let from = nodes[number(below: index)].id
      edges.append(FlowEdge(from, node.id))
      let other = nodes[number(below: index)].id
      if other != from { edges.append(FlowEdge(other, node.id)) }
    }
    return Flow(number(below: 2) == 0 ? .across : .down, nodes: nodes, edges: edges)
  }
}
