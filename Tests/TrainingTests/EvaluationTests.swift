import Datasets
import Networks
import Tensors
import Testing
import Training

struct EvaluationTests {
  @Test func `rows of the confusion matrix are the true classes`() throws {
    // The scores are the two pixels: the brighter one is the prediction.
    var layer = Linear(2)
    layer.weight.value = Tensor(shape: [2, 2], values: [1, 0, 0, 1])
    let network = try Sequential(input: [1, 1, 2], layers: [Flatten(), layer])
    let images = LabeledImages(
      channels: 1, height: 1, width: 2, pixels: [255, 0, 255, 0, 0, 255, 255, 0],
      labels: [0, 1, 1, 0], classNames: ["left", "right"])
    let evaluation = try network.evaluate(on: images, normalization: .unit)
    #expect(evaluation.predictions == [0, 0, 1, 0])
    #expect(evaluation.confusion == [[2, 0], [1, 1]])
    #expect(evaluation.correct == 3)
    #expect(evaluation.accuracy == 0.75)
    // e/(e + 1), and the mean of three times ln(1 + 1/e) and once ln(1 + e).
    #expect(evaluation.confidences == Array(repeating: 0.7310586, count: 4))
    #expect(abs(evaluation.meanLoss - (3 * 0.31326168751822 + 1.31326168751822) / 4) < 1e-12)
  }

  @Test(arguments: [1, 2, 3, 8])
  func `the thread count changes nothing`(threads: Int) throws {
    let images = brightQuarters(300, seed: 9)
    let network = try smallNetwork()
    #expect(
      try network.evaluate(on: images, normalization: .unit, threads: threads)
        == network.evaluate(on: images, normalization: .unit))
  }

  @Test func `images of another size are refused`() throws {
    let network = try Sequential(input: [1, 28, 28], layers: [Flatten()])
    let error = #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(on: brightQuarters(1, seed: 1), normalization: .unit)
    }
    #expect(
      error?.description
        == "images of 1×12×12 do not fit a network for 1×28×28. "
        + "Resize them, or build the network for 1×12×12.")
  }

  @Test func `more classes than outputs are refused`() throws {
    let network = try Sequential(input: [1, 12, 12], layers: [Flatten(), Linear(3)])
    let error = #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(on: brightQuarters(1, seed: 1), normalization: .unit)
    }
    #expect(
      error?.description == "4 classes do not fit 3 outputs. End the network with Linear(4).")
  }

  @Test func `an output with several axes is refused`() throws {
    let network = try Sequential(input: [1, 12, 12], layers: [ReLU()])
    let error = #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(on: brightQuarters(1, seed: 1), normalization: .unit)
    }
    #expect(
      error?.description
        == "a classifier's output has one axis, not 1×12×12. Put Flatten() and Linear() at its end."
    )
  }

  @Test func `an empty collection is refused`() throws {
    let network = try smallNetwork()
    let error = #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(on: brightQuarters(0, seed: 1), normalization: .unit)
    }
    #expect(error?.description == "the collection holds no images. Give it at least one.")
  }
}
