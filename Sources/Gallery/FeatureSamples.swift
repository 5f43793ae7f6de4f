import Datasets
import DrawnCollections
import Figures
import ImageFiles
import Transforms

extension Gallery {
  /// What filters make of pictures: channels, means, gradients, hierarchies of features.
  static func featureSamples() throws -> [Figure] {
    let digit = digit
    return [
      try .featureMapStack(
        id: "sample-d14", title: "Four filters make four channels", image: digit,
        kernels: [
          NamedKernel("left edges", rows: 3, columns: 3, weights: sobel.joined().map(Float.init)),
          NamedKernel(
            "right edges", rows: 3, columns: 3, weights: sobel.joined().map { Float(-$0) }),
          NamedKernel(
            "upper edges", rows: 3, columns: 3, weights: [-1, -2, -1, 0, 0, 0, 1, 2, 1]),
          NamedKernel(
            "lower edges", rows: 3, columns: 3, weights: [1, 2, 1, 0, 0, 0, -1, -2, -1]),
        ], caption: "Each filter answers to its own pattern; what is negative, the ReLU sets to 0.",
        dataOrigin: "Drawn digits."),
      try .globalAveragePooling(
        id: "sample-d24", title: "One number is left of every feature map",
        maps: [
          [[0, 1, 0], [2, 5, 1], [0, 2, 1]], [[3, 3, 0], [4, 2, 1], [2, 2, 1]],
          [[0, 0, 0], [0, 1, 0], [0, 0, 2]],
        ],
        caption: "A dense layer behind it needs one weight per map and class, whatever the "
          + "size of the maps."),
      try .factorizedConvolution(
        id: "sample-d35", title: "Some 3×3 kernels are two small ones in a row",
        image: square.map { Array($0.prefix(5)) }.dropLast(), column: [1, 2, 1], row: [-1, 0, 1],
        caption: "Only kernels that are a column times a row can be taken apart like this."),
      try .convolutionGradients(
        id: "sample-d13", title: "Learning is convolution, too",
        image: [[1, 0, 2, 1], [0, 3, 1, 0], [2, 1, 0, 1], [1, 0, 1, 2]],
        kernel: [[1, 0], [-1, 2]], outputGradient: [[1, 0, 0], [0, -1, 0], [0, 0, 2]],
        caption: "The gradient of the loss with respect to the output is made up; the two others "
          + "follow from it."),
      try .featureHierarchy(
        id: "sample-d12", title: "Strokes make loops, loops make an eight", picture: digit,
        parts: [
          PicturePart(
            x: 6, y: 4, size: 12, name: "the upper loop",
            parts: [
              PicturePart(x: 7, y: 4, size: 5, name: "its left bend"),
              PicturePart(x: 13, y: 4, size: 5, name: "its right bend"),
              PicturePart(x: 9, y: 8, size: 5, name: "the hole in it"),
            ]),
          PicturePart(
            x: 7, y: 12, size: 13, name: "the lower loop",
            parts: [
              PicturePart(x: 14, y: 12, size: 5, name: "its upper right bend"),
              PicturePart(x: 7, y: 19, size: 5, name: "its lower left bend"),
              PicturePart(x: 15, y: 19, size: 5, name: "its lower right bend"),
            ]),
        ], levels: ("local patterns", "features", "digit"),
        caption: "Early layers answer to strokes and corners, later ones to what those make "
          + "together.", dataOrigin: "Drawn digits."),
      try .featureHierarchy(
        id: "sample-d44", title: "Edges make an ear, an eye and a nose, and these a cat",
        picture: cat,
        parts: [
          PicturePart(
            x: 69, y: 3, size: 27, name: "an ear",
            parts: [
              PicturePart(x: 83, y: 5, size: 8, name: "its tip"),
              PicturePart(x: 75, y: 15, size: 8, name: "its inner rim"),
            ]),
          PicturePart(
            x: 23, y: 27, size: 22, name: "an eye",
            parts: [
              PicturePart(x: 26, y: 32, size: 8, name: "its upper lid"),
              PicturePart(x: 34, y: 38, size: 8, name: "its pupil"),
            ]),
          PicturePart(
            x: 32, y: 42, size: 23, name: "the nose",
            parts: [
              PicturePart(x: 38, y: 43, size: 8, name: "its bridge"),
              PicturePart(x: 40, y: 47, size: 8, name: "its tip"),
            ]),
        ], levels: ("edges", "parts", "cat"),
        caption: "Deeper layers see larger parts of the picture and put together what the layers "
          + "before them found.", dataOrigin: "A drawn cat."),
    ]
  }

  /// The first of the drawn test digits, an eight.
  private static var digit: Bitmap {
    Bitmap(LabeledPictures(DrawnDigits.test(count: 1)).picture(0))
  }

  /// The face of a drawn cat, 96×96 pixels.
  private static var cat: Bitmap {
    let (side, left, small) = (96, 12, 137)
    let picture = DrawnPets.validation().picture(36).resized(height: small, width: small)
    var bytes: [UInt8] = []
    for row in 0..<side {
      let start = (row * small + left) * 3
      bytes += picture.pixels[start..<start + side * 3]
    }
    return Bitmap(width: side, height: side, channels: .rgb, bytes: bytes)
  }
}
