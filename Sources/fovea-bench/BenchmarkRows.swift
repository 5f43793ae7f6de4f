import Networks
import Tensors

extension BenchmarkRow {
  static var all: [BenchmarkRow] {
    training + memory + inference + singleImages + isolatedLayers
  }

  /// The lectures' own networks, batches, losses and optimisers.
  private static var training: [BenchmarkRow] {
    [
      .training("am1", batch: 32, .sgd(rate: 0.001, momentum: 0)),
      .training("am2", batch: 32, .sgd(rate: 0.01, momentum: 0.9)),
      .training("am3", batch: 32, .sgd(rate: 0.01, momentum: 0.9)),
      bm1,
      .training("dm3", batch: 64, .adam(rate: 0.001)),
      .training("cm1", batch: 10, .adam(rate: 0.001)),
      .training("dm4", batch: 64, .adam(rate: 0.001), loss: .binaryCrossEntropyWithLogits),
    ]
  }

  /// Many weights, and activations that batch normalisation keeps for a whole batch.
  private static var memory: [BenchmarkRow] {
    [
      .training(
        "dm9", batch: 20, .adam(rate: 0.001), loss: .binaryCrossEntropy, isTimed: false),
      .training(
        "resnet20", as: "ResNet-20", batch: 128, .sgd(rate: 0.1, momentum: 0.9), isTimed: false),
    ]
  }

  static var bm1: BenchmarkRow { .training("bm1", batch: 64, .adam(rate: 0.001)) }

  private static var inference: [BenchmarkRow] {
    ["am3", "bm1", "dm3", "dm4"].map { running($0, batch: 256) }
  }

  private static var singleImages: [BenchmarkRow] {
    [
      .running("vgg16-features", as: "VGG16 features", batch: 1),
      .running("resnet50", as: "ResNet-50", batch: 1),
      // What gradient ascent on the last convolution of lecture D does in each step.
      .running(
        "vgg16-features", as: "VGG16 features[:29], 128×128", mode: .inputGradient, batch: 1,
        input: [3, 128, 128], through: 28),
    ]
  }

  /// The kinds of convolution that VGG16 and ResNet-50 consist of, without the rest.
  private static var isolatedLayers: [BenchmarkRow] {
    [(64, 56, 8), (128, 28, 8), (256, 14, 16), (512, 7, 16)].map { filters, size, batch in
      .layers(
        "3×3, \(filters) filters, \(size)×\(size)", batch: batch, input: [filters, size, size]
      ) {
        for _ in 1...4 {
          Conv2d(filters: filters, size: 3, padding: 1)
          ReLU()
        }
      }
    } + [
      .layers("1×1, 1024 to 256 to 1024, 14×14", batch: 16, input: [1024, 14, 14]) {
        for filters in [256, 1024] {
          Conv2d(filters: filters, size: 1)
          ReLU()
        }
      },
      .layers("7×7 with stride 2, 224×224", batch: 8, input: [3, 224, 224]) {
        Conv2d(filters: 64, size: 7, stride: 2, padding: 3)
        ReLU()
      },
    ]
  }
}
