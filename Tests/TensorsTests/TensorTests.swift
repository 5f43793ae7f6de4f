import Tensors
import Testing

struct TensorTests {
  @Test func `changing a copy leaves the original alone`() {
    let original = Tensor(shape: [2], values: [1, 2])
    var copy = original
    copy[0] = 5
    #expect(original.values == [1, 2])
    #expect(copy.values == [5, 2])
  }

  @Test func `a tensor begins with zeros`() {
    #expect(Tensor(shape: [2, 2]).values == [0, 0, 0, 0])
  }

  @Test func `the numerics id names the arithmetic`() {
    #expect(Numerics.exact.id == "exact-\(Engine.numericsVersion)")
    #expect(Numerics.openblas.id.hasPrefix("openblas-0."))
  }
}
