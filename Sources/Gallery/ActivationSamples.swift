import Figures
import Filters
import ImageFiles

extension Gallery {
  /// What the layers of a network answer to an image.
  ///
  /// The networks are made up: hand-made filters, then ReLU, in place of learnt ones.
  static func activationSamples(_ pictures: SamplePictures) throws -> [Figure] {
    let cat = pictures.pet(0)
    let dog = pictures.pet(1)
    func network(_ depth: Int, side: Int) throws -> HandMadeNetwork {
      try HandMadeNetwork(
        depth: depth, channels: [32, 64, 128, 128], side: side, calibratedOn: cat)
    }
    let deepest = try network(4, side: 15)
    return try [
      signFeatures(pictures), oneActivation("sample-d37", "cat", cat),
      oneActivation("sample-d38", "dog", dog),
      allActivations(
        "sample-d39", "The first layer sees edges and colours", "Layer 0: Conv2d",
        network(1, side: 38).answers(to: cat)),
      allActivations(
        "sample-d40", "In the second block maps answer to parts of the outline", "Layer 3: Conv2d",
        network(2, side: 24).answers(to: cat)),
      allActivations(
        "sample-d41", "Deeper maps are coarser: 18×18 values are left", "Layer 6: Conv2d",
        network(3, side: 18).answers(to: cat)),
      allActivations(
        "sample-d42", "In the last block some maps answer nowhere", "Layer 9: Conv2d",
        deepest.answers(to: cat)),
      allActivations(
        "sample-d43", "A dog wakes other channels than a cat", "Layer 9: Conv2d",
        deepest.answers(to: dog), sharing: .map),
    ]
  }

  private static let origin = "Animals drawn by Fovea, a network with hand-made filters."

  private static func signFeatures(_ pictures: SamplePictures) throws -> Figure {
    let image = pictures.sign(0).greyPlane.map { $0 / 255 }
    func layer(_ name: String, _ planes: [Plane], channels: Int) -> LayerMaps {
      LayerMaps(
        name, width: planes[0].width, height: planes[0].height, channels: channels,
        maps: planes.map(\.values))
    }
    let kernels: [HandMadeKernel] = [.vertical, .horizontal, .diagonalUp]
    let first = try kernels.map { try image.correlated(with: $0.plane).map { max($0, 0) } }
    let pooled = first.map(\.pooled)
    let second = try zip(pooled, DemonstrationKernel.allCases).map { plane, kernel in
      try plane.correlated(with: kernel.plane).map { max($0, 0) }
    }
    return try .features(
      id: "sample-a20", title: "In deeper layers one value stands for a larger part of the hand",
      layers: [
        layer("Layer 0: Conv2d", first, channels: 100),
        layer("Layer 1: MaxPool2d", pooled, channels: 100),
        layer("Layer 3: Conv2d", second, channels: 50),
        layer("Layer 4: MaxPool2d", second.map(\.pooled), channels: 50),
      ], subtitle: "The first three channels of four layers, each with its shape",
      caption: "Pooling keeps the largest of every 2×2 values, so a bright spot stays bright.",
      dataOrigin: "A hand sign drawn by Fovea, a network with hand-made filters.")
  }

  private static func oneActivation(
    _ id: String, _ name: String, _ picture: PixelImage
  ) throws -> Figure {
    let image = picture.square(100)
    let map = try image.greyPlane.map { $0 / 255 }.boxBlurred(size: 3)
      .correlated(with: DemonstrationKernel.edge.plane).map { max($0, 0) }
    return try .maps(
      id: id, title: "One filter of the first layer draws the \(name)’s outline",
      image: Bitmap(image), imageName: "input image",
      maps: [NamedMap("activation of filter 0", map)], quantity: "activation", enlargement: .alike,
      subtitle: "An input image and one of the 32 maps of layer 0",
      caption: "What was negative, the ReLU has set to zero.", dataOrigin: origin)
  }

  private static func allActivations(
    _ id: String, _ title: String, _ layer: String, _ maps: [Plane],
    sharing: PictureGrid.Sharing = .grid
  ) throws -> Figure {
    try .activations(
      id: id, title: title,
      layers: [
        LayerMaps(
          layer, width: maps[0].width, height: maps[0].height, maps: maps.map(\.values))
      ],
      sharing: sharing,
      caption: sharing == .map
        ? "Weak maps look as bright as strong ones here; the data tell them apart."
        : "What was negative, the ReLU has set to zero; a dark map answers weakly.",
      dataOrigin: origin)
  }
}
