import Tensors

/// Lecture D's classifiers of colour photos: cat or dog, as one number.
extension Zoo {
  static let catModels = [dm4, dm5, dm6, dm7, dm8, dm9]

  /// DM4: four convolutions, the mean of each map, two linear layers.
  static let dm4 = ZooModel(
    "dm4", "cat or dog, trained from the start (lecture D)", className: "CatImageClassifier",
    input: [3, 150, 150]
  ) {
    catLayers(dropout: nil)
  }

  static let dm5 = ZooModel(
    "dm5", "DM4 with dropout 0.5 (lecture D)", className: "CatImageClassifier",
    input: [3, 150, 150]
  ) {
    catLayers(dropout: 0.5)
  }

  /// DM6: the base of the three that follow.
  static let dm6 = ZooModel(
    "dm6", "the convolutions of VGG16 (lecture D)", input: [3, 224, 224]
  ) {
    vggConvolutions
  }

  /// DM7: a head that is trained on what the frozen base makes of 224×224 photos.
  static let dm7 = ZooModel(
    "dm7", "VGG16, frozen, and a head with dropout (lecture D)", className: "ImageClassifier",
    input: [3, 224, 224]
  ) {
    Sequential("features") { vggConvolutions }.frozen()
    View()
    Sequential("classifier") {
      Linear(256)
      ReLU()
      Dropout(0.5)
      Linear(1)
      Sigmoid()
    }
  }

  /// DM8: base and head in one, the base frozen.
  static let dm8 = ZooModel(
    "dm8", "VGG16, frozen, and a head (lecture D)", className: "FFEClassifier",
    input: [3, 150, 150]
  ) {
    Sequential("features") { vggConvolutions }.frozen()
    Flatten()
    catHead
  }

  /// DM9: DM8 whose base learns too, from its layer 10 on.
  static let dm9 = ZooModel(
    "dm9", "DM8, fine-tuned from layer 10 of its base on (lecture D)",
    className: "FFEClassifier", input: [3, 150, 150]
  ) {
    Sequential("features") { vggConvolutions }.frozen(..<10)
    Flatten()
    catHead
  }

  @LayerBuilder
  private static func catLayers(dropout: Float?) -> [any Layer] {
    Sequential("conv_layers") {
      for filters in [32, 64, 128, 128] {
        Conv2d(filters: filters, size: 3)
        ReLU()
        MaxPool2d(size: 2)
      }
      AdaptiveAvgPool2d(1)
    }
    View()
    Sequential("fc_layers") {
      Linear(512)
      ReLU()
      if let dropout { Dropout(dropout) }
      Linear(1)
    }
  }

  private static var catHead: Sequential {
    Sequential("classifier") {
      Linear(256)
      ReLU()
      Linear(1)
      Sigmoid()
    }
  }
}

extension Sequential {
  /// A copy whose layers at some positions stay as they are in training.
  fileprivate func frozen(_ positions: some RangeExpression<Int>) -> Sequential {
    var copy = self
    copy.freeze(positions)
    return copy
  }
}
