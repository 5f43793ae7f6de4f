import Figures
import Filters
import ImageFiles
import Mathematics

extension Gallery {
  /// What the layers of a network answer to an image.
  ///
  /// The networks are made up: random kernels, then ReLU, in place of trained ones.
  static func activationSamples(_ pictures: SamplePictures) throws -> [Figure] {
    let cat = pictures.pet(0)
    let dog = pictures.pet(1)
    return try [
      signFeatures(pictures), oneActivation("sample-d37", "cat", cat),
      oneActivation("sample-d38", "dog", dog),
      allActivations(
        "sample-d39", "The first layer sees edges and colours", "Layer 0: Conv2d", cat,
        side: 38, channels: 32),
      allActivations(
        "sample-d40", "In the second block maps answer to edges all over", "Layer 3: Conv2d",
        cat,
        side: 24, channels: 64),
      allActivations(
        "sample-d41", "Deeper maps are coarser: 18×18 values are left", "Layer 6: Conv2d", cat,
        side: 18, channels: 128),
      allActivations(
        "sample-d42", "In the last block some maps answer nowhere", "Layer 9: Conv2d", cat,
        side: 15,
        channels: 128),
      allActivations(
        "sample-d43", "A dog wakes other channels than a cat", "Layer 9: Conv2d", dog, side: 15,
        channels: 128, sharing: .map),
    ]
  }

  private static let origin = "Animals drawn by Fovea, a network with random kernels."

  private static func signFeatures(_ pictures: SamplePictures) throws -> Figure {
    var random = SeededRandom(seed: 20)
    let image = pictures.sign(0).greyPlane.map { $0 / 255 }
    func layer(_ name: String, _ planes: [Plane], channels: Int) -> LayerMaps {
      LayerMaps(
        name, width: planes[0].width, height: planes[0].height, channels: channels,
        maps: planes.prefix(3).map(\.values))
    }
    let first = try RandomLayer(kernel: 5, using: &random).answers(to: [image], channels: 6)
    let pooled = first.map(\.pooled)
    let second = try RandomLayer(kernel: 3, using: &random).answers(to: pooled, channels: 6)
    return try .features(
      id: "sample-a20", title: "In deeper layers one value stands for a larger part of the hand",
      layers: [
        layer("0: Conv2d", first, channels: 100), layer("1: MaxPool2d", pooled, channels: 100),
        layer("3: Conv2d", second, channels: 50),
        layer("4: MaxPool2d", second.map(\.pooled), channels: 50),
      ], subtitle: "The first three channels of four layers, each with its shape",
      caption: "Pooling keeps the largest of every 2×2 values, so a bright spot stays bright.",
      dataOrigin: "A hand sign drawn by Fovea, a network with random kernels.")
  }

  private static func oneActivation(
    _ id: String, _ name: String, _ picture: PixelImage
  ) throws -> Figure {
    var random = SeededRandom(seed: 37)
    let image = picture.square(100)
    let map = try RandomLayer(kernel: 3, using: &random)
      .answers(to: [image.greyPlane.map { $0 / 255 }], channels: 1)[0]
    return try .maps(
      id: id, title: "One filter of the first layer draws the \(name)’s outline",
      image: Bitmap(image), imageName: "input image",
      maps: [NamedMap("activation of filter 0", map)], quantity: "activation", enlargement: .alike,
      subtitle: "An input image and one of the 32 maps of layer 0",
      caption: "What was negative, the ReLU has set to zero.", dataOrigin: origin)
  }

  private static func allActivations(
    _ id: String, _ title: String, _ layer: String, _ picture: PixelImage, side: Int, channels: Int,
    sharing: PictureGrid.Sharing = .grid
  ) throws -> Figure {
    var random = SeededRandom(seed: 40 + UInt64(channels + side))
    let image = picture.square(side + 2).rgb()
    let planes = (0..<3).map { channel in
      Plane(
        height: side + 2, width: side + 2,
        values: (0..<(side + 2) * (side + 2)).map { Float(image.pixels[$0 * 3 + channel]) / 255 })
    }
    let maps = try RandomLayer(kernel: 3, using: &random).answers(to: planes, channels: channels)
    return try .activations(
      id: id, title: title,
      layers: [LayerMaps(layer, width: side, height: side, maps: maps.map(\.values))],
      sharing: sharing,
      caption: sharing == .map
        ? "Weak maps look as bright as strong ones here; the data tell them apart."
        : "What was negative, the ReLU has set to zero; a dark map answers weakly.",
      dataOrigin: origin)
  }
}

/// A convolution with random kernels that add up to nothing, and ReLU.
private struct RandomLayer {
  private let side: Int
  private var random: SeededRandom

  init(kernel side: Int, using random: inout SeededRandom) {
    self.side = side
    self.random = random.split("layer of \(side)")
    _ = random.next()
  }

  /// Each channel looks at one of the planes; some ask for more than there ever is.
  func answers(to planes: [Plane], channels: Int) throws -> [Plane] {
    var random = random
    return try (0..<channels).map { channel in
      var kernel = Plane(height: side, width: side)
      for index in kernel.values.indices { kernel.values[index] = Float(random.normal()) }
      let mean = kernel.values.reduce(0, +) / Float(side * side)
      let strength = Float(random.uniform(0.4, 1.2))
      let threshold = channel % 11 == 7 ? 9 : Float(random.uniform(-0.5, 0.12)) * strength
      return try planes[channel % planes.count]
        .correlated(with: kernel.map { ($0 - mean) * strength }).map { max($0 - threshold, 0) }
    }
  }
}

extension Plane {
  /// The largest of every 2×2 pixels.
  fileprivate var pooled: Plane {
    var result = Plane(height: height / 2, width: width / 2)
    for row in 0..<result.height {
      for column in 0..<result.width {
        result[row, column] = max(
          max(self[2 * row, 2 * column], self[2 * row, 2 * column + 1]),
          max(self[2 * row + 1, 2 * column], self[2 * row + 1, 2 * column + 1]))
      }
    }
    return result
  }
}
