import BuildGraph
import Testing

struct BuildGraphTests {
  private func node(
    _ id: String, kind: String = "model", stamp: String = "1",
    parameters: [Node.Parameter] = [], inputs: [Node.Input] = []
  ) -> Node {
    Node(id: id, kind: kind, stamp: stamp, parameters: parameters, inputs: inputs) { _ in [] }
  }

  private func key(of node: Node, among others: [Node] = []) throws -> ContentHash? {
    try BuildGraph(others + [node]).key(of: node.id)
  }

  @Test func `nodes stand after their inputs`() throws {
    let graph = try BuildGraph([
      node("figure", inputs: [.node("findings")]), node("findings", inputs: [.node("model")]),
      node("model"),
    ])
    #expect(graph.nodes.map(\.id) == ["model", "findings", "figure"])
  }

  @Test func `the key of a node changes with each thing that it depends on`() throws {
    let plain = try key(of: node("a"))
    let variants = [
      node("a", kind: "figure"), node("a", stamp: "2"),
      node("a", parameters: [.init("epochs", "5")]),
      node("a", parameters: [.init("epochs", "6")]),
      node("a", inputs: [.content(name: "mnist", hash: ContentHash(of: "one"))]),
      node("a", inputs: [.content(name: "mnist", hash: ContentHash(of: "two"))]),
    ]
    let keys = try [plain] + variants.map { try key(of: $0) }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `the key of a node changes with the key of its input`() throws {
    let reader = node("figure", inputs: [.node("model")])
    let before = try key(of: reader, among: [node("model")])
    let after = try key(of: reader, among: [node("model", stamp: "2")])
    #expect(before != after)
  }

  @Test func `the key of a node does not depend on its name`() throws {
    #expect(try key(of: node("a")) == key(of: node("b")))
  }

  @Test func `fields cannot run into one another`() throws {
    let one = node("a", parameters: [.init("x", "1\n5 stamp 1 1")])
    let two = node("a", parameters: [.init("x", "1"), .init("stamp", "1")])
    #expect(try key(of: one) != key(of: two))
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

  @Test func `the hash of nothing is the one that the standard gives`() {
    // FIPS 180-4, SHA-256 of the empty message.
    #expect(
      ContentHash(of: "").description
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
