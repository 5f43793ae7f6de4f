import Mathematics
import Networks
import Tensors
import Testing

/// Residual and parallel blocks.
struct ContainerTests {
  @Test func `an empty shortcut adds the input itself`() throws {
    let result = try SingleLayer(
      Residual(body: [ReLU()]), input: [-1, 2], shape: [2], outputGradient: [3, 5])
    #expect(result.output == [-1, 4])
    #expect(result.inputGradient == [3, 10])
  }

  @Test func `what comes after reads the sum`() throws {
    let result = try SingleLayer(
      Residual(body: [ReLU()], shortcut: [ReLU6()], after: [ReLU6()]), input: [-1, 2, 8],
      shape: [3], outputGradient: [1, 1, 1])
    #expect(result.output == [0, 4, 6])
    #expect(result.inputGradient == [0, 2, 0])
  }

  @Test func `branches lie side by side`() throws {
    let result = try SingleLayer(
      Parallel {
        ReLU()
        Sequential { ReLU6() }
      }, input: [-1, 9], shape: [2, 1, 1], outputGradient: [1, 2, 3, 4])
    #expect(result.output == [0, 9, 0, 6])
    #expect(result.inputGradient == [0, 2])
  }

  /// Body and shortcut with weights, normalisation over the batch in all three parts.
  private func block() throws -> Sequential {
    var random = SeededRandom(seed: 5)
    return try Sequential(input: [2, 5, 4], using: &random) {
      Residual("Block") {
        Conv2d(filters: 3, size: 3, padding: 1)
        BatchNorm2d()
        Sigmoid()
        Conv2d(filters: 4, size: 1)
      } shortcut: {
        Conv2d(filters: 4, size: 1, bias: false)
        BatchNorm2d()
      } after: {
        BatchNorm2d()
        Sigmoid()
      }
      Parallel("Fork") {
        Sequential("wide") {
          Conv2d(filters: 2, size: 3, padding: 1)
          BatchNorm2d()
        }
        Sequential("narrow") { Conv2d(filters: 3, size: 1) }
      }
    }
  }

  @Test func `statistics cover the batch however it is cut`() throws {
    let network = try block()
    let input = randomNumbers(6 * 40, seed: 1)
    let outputGradient = randomNumbers(6 * 100, seed: 2)
    let runs = try [1, 2, 4].map {
      try BatchRun(
        network.layers, batch: input, shape: [2, 5, 4], outputGradient: outputGradient,
        imagesPerPass: $0)
    }
    for run in runs {
      #expect(run.output == runs[0].output)
      #expect(run.inputGradient == runs[0].inputGradient)
      #expect(run.network.statistics.map(\.value) == runs[0].network.statistics.map(\.value))
    }
    #expect(runs[0].network.statistics.map(\.value) != network.statistics.map(\.value))
  }

  @Test func `an image alone and in a batch gives the same bits`() throws {
    let network = try block()
    let images = randomNumbers(9 * 40, seed: 1)
    let together = network.outputs(for: images)
    for index in [0, 5, 8] {
      #expect(
        network.outputs(for: Array(images[index * 40..<(index + 1) * 40])) == [together[index]])
    }
  }

  @Test func `parameters go by the names of their parts`() throws {
    let names = try block().parameters.map(\.name)
    #expect(names.first == "0.body.0.weight")
    #expect(names.contains("0.shortcut.1.bias"))
    #expect(names.last == "1.narrow.0.bias")
  }

  @Test func `a shortcut of another shape is refused`() {
    let error = #expect(throws: ShapeError.self) {
      try Sequential(
        input: [2, 4, 4], layers: [Residual("Block", body: [Conv2d(filters: 3, size: 1)])])
    }
    #expect(
      error?.description
        == "layer 0 Block(1 layer): expected 3×4×4 from the shortcut as from the body, "
        + "found 2×4×4. Give the shortcut a 1×1 convolution with the body's filters and stride.")
  }

  @Test func `branches of different sizes are refused`() {
    let error = #expect(throws: ShapeError.self) {
      try Parallel {
        ReLU()
        MaxPool2d(size: 2)
      }.outputShape(for: [2, 4, 4])
    }
    #expect(
      error?.description
        == "Parallel(2 branches): expected maps from branch 1 as large as the first's, "
        + "2×4×4, found 2×2×2. Give the branches the same strides, and padding that keeps the size."
    )
  }
}
