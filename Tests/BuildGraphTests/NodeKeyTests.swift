import BuildGraph
import Contents
import Testing

struct NodeKeyTests {
  private func node(
    _ id: String, kind: String = "model", parameters: [Node.Parameter] = [],
    inputs: [Node.Input] = []
  ) -> Node {
    Node(id: id, kind: kind, parameters: parameters, inputs: inputs) { _ in [] }
  }

  private func key(of node: Node) throws -> ContentHash? {
    try withTemporaryFolder { folder in
      guard
        case .runs(let key, damaged: nil) = Forecast(
          try BuildGraph([node]), in: try Store(folder: folder))[
            node.id]
      else { return nil }
      return key.hash
    }
  }

  @Test func `the key of a node changes with each thing that it depends on`() throws {
    let variants = [
      node("a"), node("a", kind: "figure"),
      node("a", parameters: [.init("epochs", "5")]),
      node("a", parameters: [.init("epochs", "6")]),
      node("a", parameters: [.init("layers", "5")]),
      node("a", inputs: [.content(name: "mnist", hash: ContentHash(of: "one"))]),
      node("a", inputs: [.content(name: "mnist", hash: ContentHash(of: "two"))]),
      node("a", inputs: [.content(name: "emnist", hash: ContentHash(of: "two"))]),
    ]
    let keys = try variants.map { try key(of: $0) }
    #expect(Set(keys).count == keys.count)
    #expect(!keys.contains(nil))
  }

  @Test func `the key of a node does not depend on its name`() throws {
    #expect(try key(of: node("a")) == key(of: node("b")))
  }

  @Test func `fields cannot run into one another`() throws {
    let one = node("a", parameters: [.init("x", "1\n11 parameter y 1 1")])
    let two = node("a", parameters: [.init("x", "1"), .init("y", "1")])
    #expect(try key(of: one) != key(of: two))
  }

  @Test func `the hash of nothing is the one that the standard gives`() {
    // FIPS 180-4, SHA-256 of the empty message.
    #expect(
      ContentHash(of: "").description
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `only 64 small hexadecimal digits are a hash`() {
    let hash = ContentHash(of: "")
    #expect(ContentHash(hexadecimal: hash.hexadecimal) == hash)
    #expect(ContentHash(hexadecimal: hash.hexadecimal.uppercased()) == nil)
    #expect(ContentHash(hexadecimal: hash.hexadecimal.dropLast()) == nil)
  }
}
