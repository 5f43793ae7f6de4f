import BuildGraph
import Testing

struct KeyChangeTests {
  private func changes(
    _ old: [(String, String)], _ new: [(String, String)]
  ) -> [KeyChange] {
    func key(_ fields: [(String, String)]) -> NodeKey {
      NodeKey(fields: fields.map { NodeKey.Field($0.0, $0.1) })
    }
    return KeyChange.changes(from: key(old), to: key(new))
  }

  @Test func `equal keys differ in nothing`() {
    #expect(changes([("a", "1"), ("b", "2")], [("a", "1"), ("b", "2")]).isEmpty)
  }

  @Test func `new, gone and other values are told, in the order of the new key`() {
    #expect(
      changes([("gone", "1"), ("a", "1"), ("b", "1")], [("new", "2"), ("b", "3"), ("a", "1")])
        == [
          KeyChange(name: "new", old: nil, new: "2"), KeyChange(name: "b", old: "1", new: "3"),
          KeyChange(name: "gone", old: "1", new: nil),
        ])
  }

  @Test func `fields of one name are told together`() {
    #expect(
      changes([("a", "1"), ("a", "2")], [("a", "1"), ("a", "3")])
        == [KeyChange(name: "a", old: "1, 2", new: "1, 3")])
  }

  @Test func `the same fields in another order are told by their order`() {
    #expect(
      changes([("a", "1"), ("b", "2")], [("b", "2"), ("a", "1")])
        == [KeyChange(name: "order", old: "a, b", new: "b, a")])
  }

  @Test func `texts that only look the same differ`() {
    #expect(changes([("a", "é")], [("a", "e\u{301}")]).count == 1)
  }
}
