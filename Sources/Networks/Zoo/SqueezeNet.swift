import Tensors

/// SqueezeNet 1.0: few 1×1 filters squeeze the maps before 1×1 and 3×3 filters expand them.
///
/// Images of 227×227, for which pooling comes out even. The last convolution has the authors' border
/// of one pixel.
///
/// Source: Iandola et al. 2016, table 1, and the authors' published network.
extension Zoo {
  static let squeezeNet = ZooModel(
    "squeezenet", "SqueezeNet 1.0 for ImageNet", className: "SqueezeNet", input: [3, 227, 227]
  ) {
    Sequential("features") {
      Conv2d(filters: 96, size: 7, stride: 2)
      ReLU()
      MaxPool2d(size: 3, stride: 2, rounding: .up)
      fire(squeeze: 16)
      fire(squeeze: 16)
      fire(squeeze: 32)
      MaxPool2d(size: 3, stride: 2, rounding: .up)
      for squeeze in [32, 48, 48, 64] { fire(squeeze: squeeze) }
      MaxPool2d(size: 3, stride: 2, rounding: .up)
      fire(squeeze: 64)
    }
    Sequential("classifier") {
      Dropout(0.5)
      Conv2d(filters: 1000, size: 1, padding: 1)
      ReLU()
      AdaptiveAvgPool2d(1)
    }
    View()
  }

  /// Each kind of filter that expands is four times as many as the squeezing ones.
  private static func fire(squeeze: Int) -> Sequential {
    Sequential {
      Conv2d(filters: squeeze, size: 1)
      ReLU()
      Parallel("Fire") {
        Sequential {
          Conv2d(filters: 4 * squeeze, size: 1)
          ReLU()
        }
        Sequential {
          Conv2d(filters: 4 * squeeze, size: 3, padding: 1)
          ReLU()
        }
      }
    }
  }
}
