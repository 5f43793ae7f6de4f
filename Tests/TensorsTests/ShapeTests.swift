import Tensors
import Testing

struct ShapeTests {
  @Test func `a shape is written as the lectures write it`() {
    #expect(Shape([32, 8, 8]).description == "32×8×8")
  }

  @Test func `a shape counts its values`() {
    #expect(Shape([4, 3, 2]).count == 24)
  }
}
