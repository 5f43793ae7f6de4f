import Mathematics
import Networks
import Tensors
import Testing

/// What people read when a layer cannot take its input: one path, what it wanted, what it got,
/// what to do.
struct ShapeErrorTests {
  private func message(_ input: Shape, _ layers: [any Layer]) -> String? {
    #expect(throws: ShapeError.self) { try Sequential(input: input, layers: layers) }?.description
  }

  /// Fits no image smaller than 5×5.
  private let large = Conv2d(filters: 2, size: 5)
  private let advice =
    "Conv2d(2, size: 5): expected at least 5×5 pixels with padding, found 1×4×4. "
    + "Use a smaller filter, more padding or less pooling before it."

  @Test func `a network in a network makes one path of positions`() {
    #expect(message([1, 4, 4], [Sequential { [ReLU(), large] }]) == "layer 0.1 \(advice)")
  }

  @Test func `a part with a name goes by it`() {
    #expect(
      message([1, 4, 4], [ReLU(), Sequential("features") { [ReLU(), large] }])
        == "layer features.1 \(advice)")
  }

  @Test func `the ways through a residual block are parts of the path`() {
    #expect(message([1, 4, 4], [Residual { large }]) == "layer 0.body.0 \(advice)")
    #expect(
      message([1, 4, 4], [ReLU(), Residual(body: [ReLU()], shortcut: [ReLU(), large])])
        == "layer 1.shortcut.1 \(advice)")
    #expect(
      message([1, 4, 4], [Residual(name: "block", body: [ReLU()], after: [large])])
        == "layer block.after.0 \(advice)")
  }

  @Test func `branches go by position or name`() {
    #expect(
      message(
        [1, 4, 4],
        [
          Parallel {
            ReLU()
            large
          }
        ]) == "layer 0.1.0 \(advice)")
    #expect(
      message([1, 4, 4], [Parallel(name: "fork", branches: [Sequential("wide") { large }])])
        == "layer fork.wide.0 \(advice)")
  }

  @Test func `four levels are still one path`() {
    #expect(
      message(
        [1, 4, 4],
        [Sequential("trunk") { Residual { Parallel { Sequential("left") { [ReLU(), large] } } } }])
        == "layer trunk.0.body.0.left.1 \(advice)")
  }

  @Test func `a block whose batch is too small names the layer inside`() {
    let block = Residual { BatchNorm2d() }
    let error = #expect(throws: ShapeError.self) {
      try Sequential(input: [3, 1, 1], layers: [block]).checkTraining(images: 1, input: [3, 1, 1])
    }
    #expect(
      error?.description
        == "layer 0.body.0 BatchNorm2d(): expected more than one value per channel in a batch, "
        + "found 3×1×1. A batch holds a single image: choose a batch size that leaves none alone.")
  }

  @Test func `an image without its channel is told how to be written`() {
    #expect(
      message([28, 28], [large])
        == "layer 0 Conv2d(2, size: 5): expected 3 axes, channels×height×width, found 28×28. "
        + "Write images of one channel as 1×28×28.")
  }

  @Test func `a trained layer behind other layers says what it was made for`() throws {
    var random = SeededRandom(seed: 1)
    let trained = try Sequential(input: [8], using: &random) { Linear(3) }
    #expect(
      message([5], [Sequential("head", layers: trained.layers)])
        == "layer head.0 Linear(3): expected 8 values, found 5. "
        + "Its weights were made for that many: give it those, or put a new layer in its place.")
  }

  @Test func `a list that contradicts its network names the layer's path`() throws {
    let json = """
      [{"type": "Flatten"}, {"type": "Sequential", "layers": [
        {"type": "Linear", "in": 9, "out": 2, "bias": true}]}]
      """
    let list = try LayerList(json: json)
    let error = #expect(throws: ShapeError.self) { try list.network(input: [1, 4, 4]) }
    #expect(
      error?.description
        == "layer 1.0 Linear: expected 9 channels or values, as the list says, found 16. "
        + "Write the number that the layer before it gives.")
  }
}
