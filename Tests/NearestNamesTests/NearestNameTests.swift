import NearestNames
import Testing

struct NearestNameTests {
  private let names = ["conv2d", "flatten", "linear", "max-pool", "relu", "relu6"]

  @Test func `a mistyped name suggests those that are few edits away`() {
    #expect(NearestName.suggestions(for: "rleu", among: names) == ["relu", "relu6"])
    #expect(NearestName.suggestions(for: "transformer", among: names) == [])
  }

  @Test func `a part of a name is enough to find it`() {
    #expect(NearestName.nearest(to: "pol", among: names) == "max-pool")
  }

  @Test func `a name that is like no other finds none`() {
    #expect(NearestName.nearest(to: "nosuch", among: names) == nil)
    #expect(NearestName.nearest(to: "", among: names) == nil)
  }

  @Test func `a question names all suggestions`() {
    #expect(NearestName.question([]) == "")
    #expect(NearestName.question(["a"]) == " Did you mean “a”?")
    #expect(NearestName.question(["a", "b", "c"]) == " Did you mean “a”, “b” or “c”?")
  }
}
