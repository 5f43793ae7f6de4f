import Networks
import Tensors
import Testing

struct PaddedIdentityTests {
  @Test func `every second pixel is kept between maps of zeros`() throws {
    let layer = try SingleLayer(
      PaddedIdentity(channels: 3, stride: 2), input: Array(1...9).map(Float.init),
      shape: [1, 3, 3], outputGradient: [Float](repeating: 0, count: 12))
    #expect(layer.output == [0, 0, 0, 0, 1, 3, 7, 9, 0, 0, 0, 0])
  }

  @Test func `the gradient goes to the pixels that were kept`() throws {
    let layer = try SingleLayer(
      PaddedIdentity(channels: 2, stride: Extent(rows: 1, columns: 2)),
      input: [1, 2, 3, 4, 5, 6], shape: [1, 2, 3], outputGradient: (1...8).map(Float.init))
    #expect(layer.inputGradient == [1, 0, 2, 3, 0, 4])
  }

  @Test func `more maps than it should give are refused`() {
    let error = #expect(throws: ShapeError.self) {
      try PaddedIdentity(channels: 2, stride: 2).outputShape(for: [3, 4, 4])
    }
    #expect(
      error?.description
        == "PaddedIdentity(2, stride: 2): expected at most 2 channels and at least one pixel, "
        + "found 3×4×4. Give it more channels: it adds maps and takes none away.")
  }

  @Test func `a vector is refused`() {
    let error = #expect(throws: ShapeError.self) {
      try PaddedIdentity(channels: 2, stride: 2).outputShape(for: [3])
    }
    #expect(error?.expected == "3 axes, channels×height×width")
  }
}
