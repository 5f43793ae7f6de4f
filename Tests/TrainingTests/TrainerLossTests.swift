import Datasets
import Mathematics
import Networks
import Tensors
import Testing
import Training

/// Every loss through the trainer, with a last batch that is smaller, against PyTorch 2.15.
struct TrainerLossTests {
  /// A run of two epochs: five images in batches of three and two, SGD with rate 0.5.
  struct Example: Sendable {
    let loss: Loss
    let outputs: Int
    let stepLosses: [Double]
    let epochLosses: [Double]
    /// Weights, then biases.
    let parameters: [Double]
  }

  /// What this script printed, in float64.
  ///
  /// ```python
  /// pixels = [[0, 51, 102], [255, 0, 51], [102, 153, 204], [204, 255, 0], [51, 0, 153]]
  /// x, y = torch.tensor(pixels) / 255.0, torch.tensor([0, 2, 1, 1, 2])
  /// for name, outputs in runs:
  ///   if outputs == 1: t = (y // 2)[:, None].double()
  ///   else: t = y if name == 'ce' else one_hot(y, 3).double()
  ///   w = torch.tensor([[(3 * o + i) % 5 * 0.25 - 0.5 for i in range(3)]
  ///                     for o in range(outputs)], requires_grad=True)
  ///   b = torch.zeros(outputs, requires_grad=True)
  ///   loss = {'ce': cross_entropy, 'mse': mse_loss, 'bcel': binary_cross_entropy_with_logits,
  ///           'bce': lambda z, t: binary_cross_entropy(torch.sigmoid(z), t)}[name]
  ///   sgd = torch.optim.SGD([w, b], lr=0.5)
  ///   for order in orders:
  ///     for batch in (order[:3], order[3:]):
  ///       sgd.zero_grad(); l = loss(linear(x[batch], w, b), t[batch]); l.backward(); sgd.step()
  ///       steps.append(l.item())
  ///     epochs.append(loss(linear(x, w, b), t).item())
  /// ```
  static let examples: [Example] = [
    Example(
      loss: .crossEntropy, outputs: 3,
      stepLosses: [0.862153996, 1.220617313, 1.051333774, 0.702140239],
      epochLosses: [0.907815384, 0.852975366],
      parameters: [
        -0.68448332, -0.30318462, -0.05082013, 0.29558897, 0.78269381, -0.44278031, -0.11110565,
        -0.22950918, 0.24360045, -0.06530382, 0.01022878, 0.05507504,
      ]),
    Example(
      loss: .meanSquaredError, outputs: 3,
      stepLosses: [0.349722222, 0.343524658, 0.231434898, 0.107161353],
      epochLosses: [0.185949088, 0.150871983],
      parameters: [
        -0.38140762, -0.12133215, 0.07403145, 0.28614346, 0.64444587, -0.3344558, -0.00515723,
        -0.07630056, 0.3048173, 0.32133782, 0.17064093, 0.26594398,
      ]),
    Example(
      loss: .binaryCrossEntropyWithLogits, outputs: 3,
      stepLosses: [0.592142877, 0.686884177, 0.664405076, 0.526172025],
      epochLosses: [0.610368041, 0.594734702],
      parameters: [
        -0.61035548, -0.31200056, -0.05978605, 0.24440375, 0.57603876, -0.51698357, -0.25076424,
        -0.11723648, 0.21670177, -0.12871093, -0.06632656, -0.07378185,
      ]),
    Example(
      loss: .binaryCrossEntropy, outputs: 3,
      stepLosses: [0.592142877, 0.686884177, 0.664405076, 0.526172025],
      epochLosses: [0.610368041, 0.594734702],
      parameters: [
        -0.61035548, -0.31200056, -0.05978605, 0.24440375, 0.57603876, -0.51698357, -0.25076424,
        -0.11723648, 0.21670177, -0.12871093, -0.06632656, -0.07378185,
      ]),
    Example(
      loss: .meanSquaredError, outputs: 1,
      stepLosses: [1.294166667, 1.730972889, 1.036386672, 0.358790484],
      epochLosses: [1.228980801, 0.100463549],
      parameters: [0.2379611, -0.75916978, -0.00510052, 0.41869796]),
    Example(
      loss: .binaryCrossEntropyWithLogits, outputs: 1,
      stepLosses: [0.712842993, 0.680552663, 0.687352725, 0.595272053],
      epochLosses: [0.646247517, 0.626911673],
      parameters: [-0.41580619, -0.52495388, -0.04084227, -0.06717116]),
    Example(
      loss: .binaryCrossEntropy, outputs: 1,
      stepLosses: [0.712842993, 0.680552663, 0.687352725, 0.595272053],
      epochLosses: [0.646247517, 0.626911673],
      parameters: [-0.41580619, -0.52495388, -0.04084227, -0.06717116]),
  ]

  private static let orders = [[1, 3, 4, 2, 0], [2, 0, 1, 4, 3]]

  /// Four steps in Float on numbers of about 1.
  private static let tolerance = 1e-6

  @Test(arguments: examples)
  func `steps, epochs and weights agree with PyTorch`(example: Example) throws {
    let (history, network) = try train(example)
    for (found, expected) in [
      (history.stepLosses, example.stepLosses),
      (history.epochs.map(\.trainingLoss), example.epochLosses),
      (history.epochs.map(\.evaluationLoss), example.epochLosses),
      (
        network.parameters.flatMap { $0.parameter.value.values.map(Double.init) },
        example.parameters
      ),
    ] {
      #expect(found.count == expected.count)
      for (a, b) in zip(found, expected) { #expect(abs(a - b) < Self.tolerance) }
    }
  }

  @Test func `the batches are those of the script`() {
    let random = SeededRandom(seed: 1)
    let orders = [1, 2].map { epoch in
      var shuffle = random.split("shuffle/epoch \(epoch)")
      return shuffle.permutation(of: 5)
    }
    #expect(orders == Self.orders)
  }

  @Test(arguments: examples.filter { $0.outputs == 3 })
  func `the highest of several outputs is the prediction`(example: Example) throws {
    let (history, network) = try train(example)
    let images = images(outputs: 3)
    let evaluation = try network.evaluate(on: images, normalization: .unit, loss: example.loss)
    #expect(evaluation.confusion.count == 3)
    #expect(evaluation.accuracy == history.epochs[1].evaluationAccuracy)
    for index in 0..<5 {
      let pixels = images.pixels[index * 3..<index * 3 + 3].map { Float($0) / 255 }
      let outputs = network.outputs(for: pixels)[0]
      let best = evaluation.predictions[index]
      #expect(outputs[best] == outputs.max())
      #expect((0...1).contains(evaluation.confidences[index]))
    }
  }

  @Test(
    arguments: [
      Loss.meanSquaredError, .binaryCrossEntropy, .binaryCrossEntropyWithLogits,
    ], [2, 4])
  func `outputs that are neither one nor one for each class are refused`(
    loss: Loss, outputs: Int
  ) throws {
    let network = try Sequential(input: [1, 1, 3], layers: [Flatten(), Linear(outputs)])
    let error = #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(on: images(outputs: 3), normalization: .unit, loss: loss)
    }
    #expect(
      error?.description
        == "\(loss.rawValue) compares one output with the classes 0 and 1, or as many outputs as "
        + "there are classes with 1 for the true one and 0; here are \(outputs) outputs and "
        + "3 classes. Let the last Linear have 3.")
  }

  @Test func `one output is refused for three classes, and trains for two`() throws {
    var random = SeededRandom(seed: 1)
    let network = try Sequential(input: [1, 1, 3], using: &random) {
      Flatten()
      Linear(1)
    }
    #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(
        on: images(outputs: 3), normalization: .unit, loss: .meanSquaredError)
    }
    let evaluation = try network.evaluate(
      on: images(outputs: 1), normalization: .unit, loss: .meanSquaredError)
    #expect(evaluation.confusion.count == 2)
  }

  private func images(outputs: Int) -> LabeledImages {
    let labels: [UInt8] = [0, 2, 1, 1, 2]
    return LabeledImages(
      channels: 1, height: 1, width: 3,
      pixels: [0, 51, 102, 255, 0, 51, 102, 153, 204, 204, 255, 0, 51, 0, 153],
      labels: outputs == 1 ? labels.map { $0 / 2 } : labels,
      classNames: outputs == 1 ? ["no", "yes"] : ["a", "b", "c"])
  }

  private func train(_ example: Example) throws -> (history: History, network: Sequential) {
    var layer = Linear(example.outputs)
    layer.weight.value = Tensor(
      shape: [example.outputs, 3],
      values: (0..<example.outputs * 3).map { Float($0 % 5) * 0.25 - 0.5 })
    var network = try Sequential(
      input: [1, 1, 3],
      layers: [Flatten(), layer] + (example.loss == .binaryCrossEntropy ? [Sigmoid()] : []))
    var random = SeededRandom(seed: 1)
    let images = images(outputs: example.outputs)
    let history = try Trainer(epochs: 2, batchSize: 3, loss: example.loss).train(
      &network, with: SGD(learningRate: 0.5), on: images, evaluatingOn: images, using: &random)
    return (history, network)
  }
}
