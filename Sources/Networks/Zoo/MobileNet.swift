import Tensors

/// MobileNet v1: a filter for each channel, then 1×1 filters across the channels, thirteen times.
///
/// Source: Howard et al. 2017, table 1 and §3.3 (width multiplier).
extension Zoo {
  static let mobileNetWidths = 0.01...4.0

  /// Every layer's number of filters is multiplied by the width.
  static func mobileNet(width: Double) -> ZooModel {
    func filters(_ full: Int) -> Int { max(1, Int(Double(full) * width)) }
    let name = width == 1 ? "" : "-\(width)"
    return ZooModel(
      "mobilenet\(name)", "MobileNet v1 for ImageNet, width \(width)", className: "MobileNet",
      input: [3, 224, 224]
    ) {
      Conv2d(filters: filters(32), size: 3, stride: 2, padding: halvingPadding, bias: false)
      BatchNorm2d(epsilon: 0.001)
      ReLU6()
      for (read, written, stride) in mobileNetBlocks {
        Conv2d(
          filters: filters(read), size: 3, stride: stride,
          padding: stride == 2 ? halvingPadding : .same, groups: filters(read), bias: false)
        BatchNorm2d(epsilon: 0.001)
        ReLU6()
        Conv2d(filters: filters(written), size: 1, bias: false)
        BatchNorm2d(epsilon: 0.001)
        ReLU6()
      }
      AdaptiveAvgPool2d(1)
      Conv2d(filters: 1000, size: 1)
      View()
      Softmax()
    }
  }

  /// The maps that the thirteen blocks read and write at width 1, and the strides of their first
  /// halves.
  private static let mobileNetBlocks = [
    (32, 64, 1), (64, 128, 2), (128, 128, 1), (128, 256, 2), (256, 256, 1), (256, 512, 2),
    (512, 512, 1), (512, 512, 1), (512, 512, 1), (512, 512, 1), (512, 512, 1), (512, 1024, 2),
    (1024, 1024, 1),
  ]

  /// Zeros below and to the right alone, as the published weights of the network expect.
  private static let halvingPadding = Padding.sides(top: 0, bottom: 1, left: 0, right: 1)
}
