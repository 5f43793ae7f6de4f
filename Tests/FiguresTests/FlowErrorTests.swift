import Figures
import Testing

@Suite struct FlowErrorTests {
  private func error(
    _ nodes: [FlowNode], _ edges: [FlowEdge] = [], frames: [FlowFrame] = []
  ) -> FigureError? {
    do {
      _ = try FlowTests.figure(Flow(nodes: nodes, edges: edges, frames: frames))
      return nil
    } catch {
      return error
    }
  }

  private let a = FlowNode("a", "A")
  private let b = FlowNode("b", "B", column: 1)
  private let c = FlowNode("c", "C", column: 2)

  @Test func `a flow without nodes is refused`() {
    #expect(
      error([])?.description == "figure flow, panels[0].nodes: there are none. Give at least one.")
  }

  @Test func `an edge to a node that is not there names its end`() {
    #expect(
      error([a, b], [FlowEdge("a", "b"), FlowEdge("a", "z")])?.description
        == "figure flow, panels[0].edges[1].to: names “z”, which is no node. "
        + "Use an id of one of the nodes.")
    #expect(error([a], [FlowEdge("z", "a")])?.field == "panels[0].edges[0].from")
  }

  @Test func `edges that lead around in a circle are refused`() {
    let edges = [FlowEdge("a", "b"), FlowEdge("b", "c"), FlowEdge("c", "b")]
    #expect(
      error([a, b, c], edges)?.description
        == "figure flow, panels[0].edges: lead around in a circle through “b”. Turn or leave out "
        + "one of them: a flow has a beginning and an end.")
  }

  @Test func `what only follows from a circle is not blamed for it`() {
    let edges = [FlowEdge("b", "c"), FlowEdge("c", "b"), FlowEdge("c", "a")]
    #expect(
      error([a, b, c], edges)?.problem == "lead around in a circle through “b”")
  }

  @Test func `an edge from a node to itself is refused`() {
    #expect(error([a], [FlowEdge("a", "a")])?.field == "panels[0].edges[0]")
  }

  @Test func `two nodes in one cell are refused`() {
    #expect(error([a, FlowNode("b", "B")])?.field == "panels[0].nodes[1]")
    #expect(error([FlowNode("b", "B", columns: 3), c])?.field == "panels[0].nodes[1]")
  }

  @Test func `an id that two nodes share is refused`() {
    #expect(
      error([a, FlowNode("a", "B", column: 1)])?.field == "panels[0].nodes[1].id")
  }

  @Test(arguments: [(-1, 1), (0, 0), (17, 1), (.max, .max), (.min, 2), (3, .max)])
  func `cells beyond the grid are refused`(row: Int, rows: Int) {
    #expect(error([FlowNode("a", "A", row: row, rows: rows)])?.field == "panels[0].nodes[0]")
    #expect(
      error([FlowNode("a", "A", column: row, columns: rows)])?.field == "panels[0].nodes[0]")
  }

  @Test func `a node that shows nothing is refused`() {
    #expect(error([FlowNode("a", "")])?.field == "panels[0].nodes[0].text")
  }

  @Test func `a picture with too few bytes is refused`() {
    let picture = Bitmap(width: 2, height: 2, bytes: [1])
    #expect(error([FlowNode("a", "A", picture: picture)])?.field == "panels[0].nodes[0].picture")
  }

  @Test func `a frame that names no node, an unknown one or leaves one out is refused`() {
    #expect(error([a], frames: [FlowFrame("f", around: [])])?.field == "panels[0].frames[0].nodes")
    #expect(
      error([a], frames: [FlowFrame("f", around: ["a", "z"])])?.problem
        == "name “z”, which is no node")
    #expect(
      error([a, b, c], frames: [FlowFrame("f", around: ["a", "c"])])?.problem
        == "surround “b” without naming it")
  }

  @Test func `frames that cross are refused and frames inside others are drawn`() throws {
    let crossing = [FlowFrame("f", around: ["a", "b"]), FlowFrame("g", around: ["b", "c"])]
    #expect(error([a, b, c], frames: crossing)?.field == "panels[0].frames[0].nodes")
    let nested = Flow(
      nodes: [a, b, c], edges: [FlowEdge("a", "b")],
      frames: [FlowFrame("outer", around: ["a", "b"]), FlowFrame("inner", around: ["b"])])
    let drawing = try FlowTests.figure(nested).layout(measuring: FixedWidths())
    #expect(texts(drawing).contains("outer"))
    #expect(DrawnPieces(drawing).overlappingTexts == [])
  }

  @Test func `more nodes or edges than can be read are refused`() {
    let nodes = (0..<41).map { FlowNode("n\($0)", "N", row: $0 / 8, column: $0 % 8) }
    #expect(error(nodes)?.field == "panels[0].nodes")
    #expect(
      error([a, b], Array(repeating: FlowEdge("a", "b"), count: 81))?.field == "panels[0].edges")
  }

  @Test func `texts of two hundred characters are wrapped and cut`() throws {
    let words = Array(repeating: "long", count: 50).joined(separator: " ")
    let word = String(repeating: "long", count: 50)
    let flow = Flow(
      nodes: [FlowNode("a", words, detail: word), FlowNode("b", word, column: 1)],
      edges: [FlowEdge("a", "b")])
    let drawing = try FlowTests.figure(flow).layout(for: .file, measuring: FixedWidths())
    #expect(drawing.size.width <= FigureFormat.file.width)
    #expect(texts(drawing).contains { $0.hasSuffix("…") })
  }
}
