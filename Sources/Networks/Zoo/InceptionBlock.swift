import Tensors

/// The first block of Inception v3: four ways of looking at the same 35×35 maps, laid side by side.
///
/// Source: Szegedy et al. 2016, figure 5; filters as in the authors' published network.
extension Zoo {
  static let inceptionBlock = ZooModel(
    "inception-block", "the first block of Inception v3", input: [192, 35, 35]
  ) {
    Parallel("InceptionA") {
      Sequential { convolution(64, size: 1) }
      Sequential {
        convolution(48, size: 1)
        convolution(64, size: 5)
      }
      Sequential {
        convolution(64, size: 1)
        convolution(96, size: 3)
        convolution(96, size: 3)
      }
      Sequential {
        AvgPool2d(size: 3, stride: 1, padding: 1)
        convolution(32, size: 1)
      }
    }
  }

  @LayerBuilder
  private static func convolution(_ filters: Int, size: Int) -> [any Layer] {
    Conv2d(filters: filters, size: size, padding: .same, bias: false)
    BatchNorm2d(epsilon: 0.001)
    ReLU()
  }
}
