import Figures
import Filters
import ImageFiles
import Mathematics

extension Gallery {
  /// Kernels, and what they find in images.
  static func filterSamples(_ pictures: SamplePictures) throws -> [Figure] {
    try [
      handMadeKernels(), handMadeResponses(pictures), sobel(pictures), digitFilters(pictures),
      garmentFilters(pictures), gaborKernels(), gaborResponse(pictures), filterBank(pictures),
    ]
  }

  private static func handMadeKernels() throws -> Figure {
    try .kernels(
      id: "sample-a10", title: "Each kernel is a small picture of the line it looks for",
      kernels: HandMadeKernel.allCases.map {
        NamedKernel($0.title, rows: 5, columns: 5, weights: $0.plane.values)
      }, subtitle: "Weights of four hand-made kernels; each adds up to zero",
      caption: "The sum is largest on a bright line of the kernel’s own direction and zero where "
        + "the image is even.")
  }

  private static func handMadeResponses(_ pictures: SamplePictures) throws -> Figure {
    let images = (0..<5).map { pictures.sign($0) }
    return try .responses(
      id: "sample-a11", title: "Edges of the hand light up along each kernel’s own direction",
      images: images.map { Bitmap($0) },
      responses: HandMadeKernel.allCases.map { kernel in
        FilterResponses(
          kernel.title, width: 24, height: 24,
          maps: try images.map { image in
            try image.greyPlane.map { $0 / 255 }.correlated(with: kernel.plane).values
          })
      }, subtitle: "Five images and their correlation with four kernels of 5×5, without padding",
      caption:
        "Orange: like the kernel. Blue: like its negative. No bias is added, so even surfaces "
        + "give zero.",
      dataOrigin: SamplePictures.signsOrigin)
  }

  private static func sobel(_ pictures: SamplePictures) throws -> Figure {
    let sponge = pictures.creature(0)
    let gradients = try SobelGradients(of: sponge.greyPlane.map { $0 / 8 })
    let (width, height) = (gradients.x.width, gradients.x.height)
    let plane = sponge.greyPlane
    let inner = (1...height).flatMap { row in (1...width).map { UInt8(plane[row, $0]) } }
    return try .gradients(
      id: "sample-c4", title: "Upright and level edges appear in different gradients",
      gradients: ImageGradients(
        photograph: Bitmap(width: width, height: height, bytes: inner),
        horizontal: gradients.x.values, vertical: gradients.y.values, width: width, height: height),
      unit: "grey levels per pixel", subtitle: "Sobel gradients of a grey picture",
      caption: "The horizontal gradient is the change from left to right, so upright edges show in "
        + "it; level edges show in the vertical one. A rim of one pixel, where the kernel does not "
        + "fit, is left out.",
      dataOrigin: SamplePictures.creaturesOrigin)
  }

  private static func digitFilters(_ pictures: SamplePictures) throws -> Figure {
    try .filterGrid(
      id: "sample-d3", title: "A kernel answers where the image looks like it",
      image: Bitmap(pictures.digit),
      filters: try demonstration(
        [.horizontalEdge, .edge, .diagonal], of: pictures.digit, windowRow: 8),
      subtitle: "A digit, three kernels, and the digit after each",
      caption: diagonalCaption,
      dataOrigin: "A digit drawn by Fovea.")
  }

  private static func garmentFilters(_ pictures: SamplePictures) throws -> Figure {
    try .filterGrid(
      id: "sample-d6", title: "Seams and outlines come out, even surfaces vanish",
      image: Bitmap(pictures.garment(3)),
      filters: try demonstration(
        [.horizontalEdge, .diagonal, .edge], of: pictures.garment(3), windowRow: 16),
      subtitle: "A garment, three kernels, and the garment after each",
      caption: diagonalCaption,
      dataOrigin: SamplePictures.garmentsOrigin)
  }

  private static let diagonalCaption =
    "The frame has the kernel’s size; around the image are zeros. Two of the "
    + "kernels add up to zero and find edges; the diagonal one adds up to 3: it brightens and blurs."

  private static func demonstration(
    _ kernels: [DemonstrationKernel], of image: PixelImage, windowRow: Int
  ) throws -> [AppliedFilter] {
    let plane = image.greyPlane.map { $0 / 255 }
    return try kernels.map { kernel in
      AppliedFilter(
        kernel: NamedMap(kernel.title, kernel.plane),
        response: NamedMap("", try plane.correlated(with: kernel.plane, size: .same)),
        window: PixelWindow(column: 12, row: windowRow, width: 3, height: 3))
    }
  }

  private static let gaborCaption =
    "f counts waves per pixel, θ is the direction in radians, σ the width of the bell in pixels."

  private static func gaborKernels() throws -> Figure {
    let parameters = [(0.16, 1.2, 4.0), (0.31, 0, 3.6), (0.36, 1.6, 1.3)]
    let maps = try parameters.map { frequency, theta, sigma in
      let kernel = GaborKernel<Float>(
        try GaborParameters(frequency: frequency, theta: theta, sigma: sigma))
      // Kernels add up to about one, so wide ones have small weights: divided by their largest, all
      // can be seen on one scale.
      let largest = kernel.real.values.reduce(0) { max($0, $1.magnitude) }
      return NamedMap("f \(frequency), θ \(theta), σ \(sigma)", kernel.real.map { $0 / largest })
    }
    return try .maps(
      id: "sample-d8", title: "A Gabor kernel is a wave under a bell", maps: maps,
      quantity: "weight, as a share of the kernel’s largest", enlargement: .alike,
      subtitle: "Three kernels with different frequency f, direction θ and size σ",
      caption: gaborCaption, dataOrigin: "Computed.")
  }

  private static func gaborResponse(_ pictures: SamplePictures) throws -> Figure {
    let kernel = GaborKernel<Float>(
      try GaborParameters(frequency: 0.16, theta: 1.4, sigma: 1.2))
    let garment = pictures.garment(3)
    let response = try GaborResponse(of: garment.greyPlane.standardized, to: kernel)
    return try .filterGrid(
      id: "sample-d10", title: "The response is strong where level stripes lie",
      image: Bitmap(garment),
      filters: [
        AppliedFilter(
          kernel: NamedMap("f 0.16\nθ 1.4\nσ 1.2", kernel.real),
          response: NamedMap("", response.magnitude))
      ], subtitle: "A garment, a Gabor kernel, and the magnitude of the response",
      caption: gaborCaption,
      dataOrigin: SamplePictures.garmentsOrigin)
  }

  private static func filterBank(_ pictures: SamplePictures) throws -> Figure {
    let bank = try GaborBank<Float>(
      thetas: [0, .pi / 4], frequencies: [0.1, 0.2], sigmas: [1, 3])
    let chosen = [0, 1, 3]
    let images = chosen.map { pictures.garment($0) }
    let answers = try images.map { try bank.responses(of: $0.greyPlane.standardized) }
    let filters = bank.kernels.enumerated().map { column, kernel in
      let own = kernel.parameters
      return BankFilter(
        parameters: [
          "θ \(decimalText(own.theta, places: 2))", "f \(decimalText(own.frequency, places: 2))",
          "σ \(decimalText(own.sigmaX, places: 0))",
        ], kernel: NamedMap("", kernel.real), responses: answers.map { $0[column].magnitude.values }
      )
    }
    let names = chosen.map { pictures.garmentName($0) }
    return try .filterBank(
      id: "sample-d11", title: "Each kernel of a bank likes other edges and stripes",
      images: images.map { Bitmap($0) }, imageNames: names, filters: filters,
      subtitle: "Eight Gabor kernels (top row) and their responses to three garments",
      caption: gaborCaption + " The names are those of the images’ labels.",
      dataOrigin: SamplePictures.garmentsOrigin)
  }
}
