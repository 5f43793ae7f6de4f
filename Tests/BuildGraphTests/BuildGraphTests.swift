import BuildGraph
import Testing

struct BuildGraphTests {
  private func node(
    _ id: String, kind: String = "model", parameters: [Node.Parameter] = [],
    inputs: [Node.Input] = []
  ) -> Node {
    Node(id: id, kind: kind, parameters: parameters, inputs: inputs) { _ in [] }
  }

  @Test func `nodes stand after their inputs`() throws {
    let graph = try BuildGraph([
      node("figure", inputs: [.node("findings")]), node("findings", inputs: [.node("model")]),
      node("model"),
    ])
    #expect(graph.nodes.map(\.id) == ["model", "findings", "figure"])
  }

  @Test func `a graph with a doubled, missing or circular node is refused`() {
    #expect(throws: GraphError.duplicate(id: "a")) { try BuildGraph([node("a"), node("a")]) }
    #expect(throws: GraphError.missing(input: "b", of: "a")) {
      try BuildGraph([node("a", inputs: [.node("b")])])
    }
    #expect(throws: GraphError.cycle(through: "a")) {
      try BuildGraph([node("a", inputs: [.node("b")]), node("b", inputs: [.node("a")])])
    }
  }

  @Test func `a chain of a hundred thousand nodes is put in order`() throws {
    let count = 100_000
    let chain = (0..<count).map { number in
      node("\(number)", inputs: number + 1 < count ? [.node("\(number + 1)")] : [])
    }
    #expect(try BuildGraph(chain).nodes.map(\.id) == (0..<count).reversed().map { "\($0)" })
  }
}
