import Networks
import Tensors

extension GradientCase {
  /// Layers that work together: containers in each other, and batches in several stages.
  static let blocks = [
    GradientCase("a residual block with an empty shortcut", [3, 5, 4]) {
      Residual { Conv2d(filters: 3, size: 3, padding: 1) }
    },
    GradientCase(
      "a residual block with a projection and an activation after", [4, 6, 6], images: 6
    ) {
      Residual("BasicBlock") {
        Conv2d(filters: 8, size: 3, stride: 2, padding: 1, bias: false)
        BatchNorm2d()
        ReLU()
        Conv2d(filters: 8, size: 3, padding: 1, bias: false)
        BatchNorm2d()
      } shortcut: {
        Conv2d(filters: 8, size: 1, stride: 2, bias: false)
        BatchNorm2d()
      } after: {
        ReLU()
      }
    },
    GradientCase("a residual block whose shortcut has no parameters", [2, 6, 5]) {
      Residual {
        Conv2d(filters: 4, size: 3, stride: 2, padding: 1)
        Sigmoid()
      } shortcut: {
        PaddedIdentity(channels: 4, stride: 2)
      } after: {
        BatchNorm2d()
        ReLU6()
      }
    },
    GradientCase("a residual block in a residual block", [2, 4, 4]) {
      Residual {
        Residual {
          Conv2d(filters: 2, size: 3, padding: 1)
        } after: {
          Sigmoid()
        }
        Conv2d(filters: 2, size: 1)
      }
    },
    GradientCase("a Fire module", [6, 5, 5]) {
      Conv2d(filters: 4, size: 1)
      ReLU()
      Parallel("Fire") {
        Sequential {
          Conv2d(filters: 5, size: 1)
          ReLU()
        }
        Sequential {
          Conv2d(filters: 5, size: 3, padding: 1)
          ReLU()
        }
      }
    },
    GradientCase("an Inception block", [5, 6, 5], images: 5) {
      Parallel("Inception") {
        Conv2d(filters: 3, size: 1)
        Sequential {
          Conv2d(filters: 2, size: 1)
          BatchNorm2d()
          Conv2d(filters: 4, size: 3, padding: 1)
        }
        Sequential("wide") {
          Conv2d(filters: 2, size: 1)
          Conv2d(filters: 2, size: 5, padding: 2, bias: false)
        }
        Sequential {
          MaxPool2d(size: 3, stride: 1, padding: 1)
          Conv2d(filters: 3, size: 1)
        }
        Sequential {}
      }
      BatchNorm2d()
      ReLU()
    },
    GradientCase("a sequence in a sequence", [2, 8, 8]) {
      Sequential("features") {
        Sequential {
          Conv2d(filters: 4, size: 3, padding: .same)
          ReLU()
        }
        MaxPool2d(size: 2)
      }
      Flatten()
      Sequential("classifier") {
        Linear(6)
        Sigmoid()
        Linear(3)
        Softmax()
      }
    },
    smallResNet(mode: .training), smallResNet(mode: .evaluation),
  ]

  /// Convolution, batch normalisation, two residual blocks and a head, on several groups of images.
  private static func smallResNet(mode: PassMode) -> GradientCase {
    GradientCase("a small residual network in \(mode)", [3, 8, 8], images: 6, mode: mode) {
      Conv2d(filters: 4, size: 3, padding: 1, bias: false)
      BatchNorm2d()
      ReLU()
      for (filters, stride) in [(4, 1), (6, 2)] {
        Residual("BasicBlock") {
          Conv2d(filters: filters, size: 3, stride: stride, padding: 1, bias: false)
          BatchNorm2d()
          ReLU()
          Conv2d(filters: filters, size: 3, padding: 1, bias: false)
          BatchNorm2d()
        } shortcut: {
          if stride > 1 {
            Conv2d(filters: filters, size: 1, stride: stride, bias: false)
            BatchNorm2d()
          }
        } after: {
          ReLU()
        }
      }
      AdaptiveAvgPool2d(1)
      Flatten()
      Linear(3)
    }
  }
}
