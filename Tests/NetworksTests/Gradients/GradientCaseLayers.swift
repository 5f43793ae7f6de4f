import Networks
import Tensors

extension GradientCase {
  /// Every other layer on its own.
  static let simpleLayers =
    [
      MaxPool2d(size: 2), MaxPool2d(size: 3, stride: 2), MaxPool2d(size: 2, stride: 1),
      MaxPool2d(size: 3, stride: 2, padding: 1),
      MaxPool2d(size: 3, stride: 2, padding: 1, rounding: .up),
      MaxPool2d(
        PoolingWindow(height: 1, width: 3, strides: (2, 1), padding: (0, 1), rounding: .up)),
    ].map { layer in GradientCase("\(layer)", [2, 7, 6]) { layer } }
    + [
      AvgPool2d(size: 2), AvgPool2d(size: 3, stride: 2, padding: 1),
      AvgPool2d(size: 3, stride: 2, padding: 1, rounding: .up),
      AvgPool2d(size: 3, stride: 2, padding: 1, rounding: .up, divisor: .image),
      AvgPool2d(size: 3, stride: 1, padding: 1, divisor: .image),
      AvgPool2d(PoolingWindow(height: 3, width: 1, strides: (1, 2))),
    ].map { layer in GradientCase("\(layer) by the \(layer.divisor)", [2, 7, 6]) { layer } }
    + [
      AdaptiveAvgPool2d(1), AdaptiveAvgPool2d(height: 3, width: 4), AdaptiveAvgPool2d(9),
      AdaptiveAvgPool2d(height: 7, width: 6),
    ].map { layer in GradientCase("\(layer)", [2, 7, 6]) { layer } }
    + [
      GradientCase("Linear(5)", [7], images: 3) { Linear(5) },
      GradientCase("Linear(20) without bias", [33], images: 6) { Linear(20, bias: false) },
      GradientCase("Linear(1) for one image", [1], images: 1) { Linear(1) },
      GradientCase("ReLU()", [200]) { ReLU() },
      GradientCase("ReLU6()", [200], spread: 9) { ReLU6() },
      GradientCase("Sigmoid()", [20], spread: 7) { Sigmoid() },
      GradientCase("Softmax() of vectors", [6], spread: 5) { Softmax() },
      GradientCase("Softmax() of maps", [3, 2, 4], spread: 5) { Softmax() },
      GradientCase("LogSoftmax() of vectors", [6], spread: 5) { LogSoftmax() },
      GradientCase("LogSoftmax() of maps", [3, 2, 4], spread: 5) { LogSoftmax() },
      GradientCase("Flatten()", [2, 3, 4]) { Flatten() },
      GradientCase("View()", [2, 3, 4]) { View() },
      GradientCase("PaddedIdentity(6)", [3, 5, 4]) { PaddedIdentity(channels: 6, stride: 2) },
      GradientCase("Dropout(0.3) in training", [30], images: 6) { Dropout(0.3) },
      GradientCase("Dropout(0.3) in evaluation", [30], mode: .evaluation) { Dropout(0.3) },
      GradientCase("BatchNorm2d() in training", [3, 4, 3], images: 3) { BatchNorm2d() },
      GradientCase("BatchNorm2d() over three groups", [2, 5, 3], images: 11) {
        BatchNorm2d(epsilon: 0.01)
      },
      GradientCase("BatchNorm2d() of single pixels", [4, 1, 1], images: 6) { BatchNorm2d() },
      GradientCase("BatchNorm2d() in evaluation", [3, 4, 3], images: 6, mode: .evaluation) {
        BatchNorm2d()
      },
    ]
}
