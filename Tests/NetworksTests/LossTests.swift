import Networks
import ReferenceValues
import Tensors
import Testing

struct LossTests {
  /// The reference files' own rule for this topic.
  static let tolerance = (relative: 1e-6, absolute: 1e-7)

  @Test func `values and gradients agree with PyTorch`() throws {
    let reference = try ReferenceFile("losses")
    for example in reference.cases {
      let name = try #require(example["name"] as? String)
      let input = try reference.tensor("\(name)/input")
      let found =
        switch try #require(example["kind"] as? String) {
        case "cross_entropy":
          try Loss.crossEntropy.mean(
            of: input, labels: reference.numbers("\(name)/target").map { Int($0) })
        case "bce_with_logits":
          try Loss.binaryCrossEntropyWithLogits.mean(
            of: input, targets: reference.tensor("\(name)/target"))
        case "bce":
          try Loss.binaryCrossEntropy.mean(
            of: input, targets: reference.tensor("\(name)/target"))
        default:
          try Loss.meanSquaredError.mean(of: input, targets: reference.tensor("\(name)/target"))
        }
      let value = try reference.numbers("\(name)/value_f64")[0]
      #expect(
        abs(found.value - value) <= Self.tolerance.absolute + Self.tolerance.relative * abs(value),
        "\(name)")
      let gradient = try reference.numbers("\(name)/grad_input_f64")
      #expect(
        worstError(found.gradient.values, gradient)
          <= Self.tolerance.absolute + Self.tolerance.relative * largest(gradient), "\(name)")
    }
    #expect(reference.cases.count >= 10)
  }

  @Test(arguments: [Float(100), -100], [Float(0), 1])
  func `large logits stay finite`(logit: Float, target: Float) throws {
    let logits = Tensor(shape: [1, 1], values: [logit])
    let targets = Tensor(shape: [1, 1], values: [target])
    let loss = try Loss.binaryCrossEntropyWithLogits.mean(of: logits, targets: targets)
    #expect(loss.value.isFinite && loss.gradient[0].isFinite)
    #expect(loss.value == ((logit > 0) == (target > 0) ? loss.value : 100))
  }

  @Test(arguments: [Float(0), 1])
  func `certainty that is wrong costs one hundred`(probability: Float) throws {
    let loss = try Loss.binaryCrossEntropy.mean(
      of: Tensor(shape: [1], values: [probability]),
      targets: Tensor(shape: [1], values: [1 - probability]))
    #expect(loss.value == 100)
  }

  @Test(arguments: [Float(1.5), -0.1, .nan, .infinity])
  func `what is no probability is refused`(value: Float) {
    let error = #expect(throws: LossError.self) {
      try Loss.binaryCrossEntropy.mean(
        of: Tensor(shape: [2], values: [0.5, value]), targets: Tensor(shape: [2]))
    }
    #expect(
      error?.description
        == "binaryCrossEntropy: output 1 is \(value), not a probability. "
        + "Put Sigmoid() at the network's end, or use binaryCrossEntropyWithLogits.")
  }

  @Test(arguments: Loss.allCases.filter { !$0.wantsClasses })
  func `shapes that would have to be repeated are refused`(loss: Loss) {
    let error = #expect(throws: LossError.self) {
      try loss.mean(of: Tensor(shape: [4, 1]), targets: Tensor(shape: [4]))
    }
    #expect(
      error?.description
        == "\(loss.rawValue): targets of 4 do not fit outputs of 4×1. "
        + "Give both the same samples; nothing is repeated to fit.")
  }

  @Test(arguments: [4, -1])
  func `labels outside of the classes are refused`(label: Int) {
    let error = #expect(throws: LossError.self) {
      try Loss.crossEntropy.mean(of: Tensor(shape: [2, 4]), labels: [0, label])
    }
    #expect(
      error?.description
        == "crossEntropy: sample 1 has label \(label), outside of 4 classes. "
        + "Count labels from 0, or give the network more outputs.")
  }
}
