import Mathematics
import Networks
import Tensors
import Testing

struct ModelSummaryTests {
  @Test func `BM1 has the catalogue's shapes and parameters`() throws {
    var random = SeededRandom(seed: 1)
    let summary = try Zoo.bm1(using: &random).summary
    #expect(
      summary.rows.map { "\($0.layer) \($0.outputShape) \($0.parameterCount)" } == [
        "Conv2d-1 4×28×28 40", "ReLU-2 4×28×28 0", "Conv2d-3 8×28×28 296", "ReLU-4 8×28×28 0",
        "MaxPool2d-5 8×14×14 0", "Conv2d-6 8×12×12 1608", "ReLU-7 8×12×12 0",
        "Conv2d-8 8×10×10 1608", "ReLU-9 8×10×10 0", "MaxPool2d-10 8×5×5 0", "Flatten-11 200 0",
        "Linear-12 64 12864", "ReLU-13 64 0", "Linear-14 10 650",
      ])
    #expect(summary.parameterCount == 17_066)
  }
}
