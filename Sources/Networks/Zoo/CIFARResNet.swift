import Tensors

/// Residual networks for 32×32 photos: three stages of 16, 32 and 64 maps, ten classes.
///
/// Source: He et al. 2016, §4.2, with shortcuts of option A, which have no parameters.
extension Zoo {
  /// ResNet-20 with three blocks a stage, ResNet-56 with nine.
  static func cifarResNet(blocksPerStage blocks: Int) -> ZooModel {
    let depth = 6 * blocks + 2
    return ZooModel(
      "resnet\(depth)", "ResNet-\(depth) for CIFAR-10", className: "ResNet", input: [3, 32, 32]
    ) {
      Conv2d(filters: 16, size: 3, padding: 1, bias: false)
      BatchNorm2d()
      ReLU()
      for (stage, filters) in [16, 32, 64].enumerated() {
        Sequential("layer\(stage + 1)") {
          for block in 0..<blocks {
            if stage > 0 && block == 0 {
              basicBlock(
                filters: filters, stride: 2,
                shortcut: [PaddedIdentity(channels: filters, stride: 2)])
            } else {
              basicBlock(filters: filters)
            }
          }
        }
      }
      AdaptiveAvgPool2d(1)
      View()
      Linear(10)
    }
  }
}
