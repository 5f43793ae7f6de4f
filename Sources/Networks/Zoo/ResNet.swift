import Tensors

/// Residual networks for ImageNet: four stages of blocks, the mean of each map, one linear layer.
///
/// Source: He et al. 2016, table 1; the stride of a bottleneck is in its 3×3 convolution, as in
/// later implementations.
extension Zoo {
  static let resNet18 = ZooModel(
    "resnet18", "ResNet-18 for ImageNet", className: "ResNet", input: [3, 224, 224]
  ) {
    resNetStem
    for (stage, filters) in [64, 128, 256, 512].enumerated() {
      Sequential("layer\(stage + 1)") {
        basicBlock(
          filters: filters, stride: stage == 0 ? 1 : 2,
          shortcut: stage == 0 ? [] : projection(filters: filters, stride: 2))
        basicBlock(filters: filters)
      }
    }
    resNetHead
  }

  static let resNet50 = ZooModel(
    "resnet50", "ResNet-50 for ImageNet", className: "ResNet", input: [3, 224, 224]
  ) {
    resNetStem
    for (stage, blocks) in [3, 4, 6, 3].enumerated() {
      Sequential("layer\(stage + 1)") {
        for block in 0..<blocks {
          bottleneck(
            filters: 64 << stage, stride: stage > 0 && block == 0 ? 2 : 1,
            changesChannels: block == 0)
        }
      }
    }
    resNetHead
  }

  /// Two 3×3 convolutions beside the shortcut.
  static func basicBlock(
    filters: Int, stride: Int = 1, shortcut: [any Layer] = []
  ) -> Residual {
    Residual("BasicBlock") {
      Conv2d(filters: filters, size: 3, stride: stride, padding: 1, bias: false)
      BatchNorm2d()
      ReLU()
      Conv2d(filters: filters, size: 3, padding: 1, bias: false)
      BatchNorm2d()
    } shortcut: {
      shortcut
    } after: {
      ReLU()
    }
  }

  /// A 3×3 convolution between two 1×1 ones, the second four times as wide.
  private static func bottleneck(filters: Int, stride: Int, changesChannels: Bool) -> Residual {
    Residual("Bottleneck") {
      Conv2d(filters: filters, size: 1, bias: false)
      BatchNorm2d()
      ReLU()
      Conv2d(filters: filters, size: 3, stride: stride, padding: 1, bias: false)
      BatchNorm2d()
      ReLU()
      Conv2d(filters: 4 * filters, size: 1, bias: false)
      BatchNorm2d()
    } shortcut: {
      if changesChannels { projection(filters: 4 * filters, stride: stride) }
    } after: {
      ReLU()
    }
  }

  /// A 1×1 convolution that gives the shortcut the body's shape.
  @LayerBuilder
  private static func projection(filters: Int, stride: Int) -> [any Layer] {
    Conv2d(filters: filters, size: 1, stride: stride, bias: false)
    BatchNorm2d()
  }

  @LayerBuilder
  private static var resNetStem: [any Layer] {
    Conv2d(filters: 64, size: 7, stride: 2, padding: 3, bias: false)
    BatchNorm2d()
    ReLU()
    MaxPool2d(size: 3, stride: 2, padding: 1)
  }

  @LayerBuilder
  private static var resNetHead: [any Layer] {
    AdaptiveAvgPool2d(1)
    View()
    Linear(1000)
  }
}
