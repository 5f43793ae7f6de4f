import Tensors

/// VGG16: 3×3 convolutions in five stages, then three linear layers; 1,000 classes.
///
/// Source: Simonyan & Zisserman 2015, table 1, column D.
extension Zoo {
  static let vgg16 = ZooModel(
    "vgg16", "VGG16 for ImageNet", className: "VGG", input: [3, 224, 224]
  ) {
    Sequential("features") { vggConvolutions }
    AdaptiveAvgPool2d(7)
    View()
    Sequential("classifier") {
      for _ in 1...2 {
        Linear(4096)
        ReLU()
        Dropout(0.5)
      }
      Linear(1000)
    }
  }

  static let vgg16Features = ZooModel(
    "vgg16-features", "the convolutions of VGG16", input: [3, 224, 224]
  ) {
    vggConvolutions
  }

  @LayerBuilder
  static var vggConvolutions: [any Layer] {
    for (convolutions, filters) in [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)] {
      for _ in 1...convolutions {
        Conv2d(filters: filters, size: 3, padding: 1)
        ReLU()
      }
      MaxPool2d(size: 2)
    }
  }
}
