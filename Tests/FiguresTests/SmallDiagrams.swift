import Figures

/// One small diagram of every kind.
enum SmallDiagrams {
  static let counting: [[Double]] = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
  static let weights: [[Double]] = [[0, 1], [2, 3]]

  static func all() throws -> [Figure] {
    [
      try step(), try steps(), try products(), try list(), try paddings(), try positions(),
      try pooling(), try fields(), try cone(), try maps(), try means(), try factors(),
      try gradients(), try hierarchy(),
    ]
  }

  static func step(
    image: [[Double]] = counting, kernel: [[Double]] = weights, stride: Int = 1,
    padding: Int = 0
  ) throws -> Figure {
    try .convolutionSteps(
      id: "diagram-step", title: "One step",
      SlidingKernel(image: image, kernel: kernel, stride: stride, padding: padding),
      at: [.init(row: 0, column: 0)])
  }

  static func steps() throws -> Figure {
    try .convolutionSteps(
      id: "diagram-steps", title: "Two steps", SlidingKernel(image: counting, kernel: weights),
      at: [.init(row: 0, column: 0), .init(row: 1, column: 1)], outputs: .untilStep)
  }

  static func products() throws -> Figure {
    try .patchTimesKernel(
      id: "diagram-products", title: "Products",
      SlidingKernel(image: counting, kernel: weights), at: .init(row: 1, column: 0))
  }

  static func list() throws -> Figure {
    try .correlation1d(
      id: "diagram-list", title: "A list", values: [1, 1, 5, 2], kernel: [-1, 1], at: [1])
  }

  static func paddings() throws -> Figure {
    try .paddings(
      id: "diagram-paddings", title: "Paddings", image: weights, kernel: [[1, 1], [1, 1]],
      paddings: [.valid, .same, .full, .custom(rows: 0, columns: 1)])
  }

  static func positions() throws -> Figure {
    try .windowPositions(
      id: "diagram-positions", title: "Positions", imageSize: 3, kernelSize: 2)
  }

  static func pooling(_ image: [[Double]] = [[1, 3, 2, 0], [4, 6, 5, 7]]) throws -> Figure {
    try .maxPooling(id: "diagram-pooling", title: "Pooling", image: image, size: 2)
  }

  static func fields() throws -> Figure {
    try .receptiveFields(
      id: "diagram-fields", title: "Fields",
      first: [
        WindowLayer("pooling", size: 2, stride: 2, isPooling: true),
        WindowLayer("dilated", size: 3, dilation: 2),
      ])
  }

  static func cone() throws -> Figure {
    try .receptiveFieldCone(
      id: "diagram-cone", title: "A cone",
      layers: [
        WindowLayer("conv", size: 3), WindowLayer("pool", size: 2, stride: 2, isPooling: true),
      ])
  }

  static func maps() throws -> Figure {
    try .featureMapStack(
      id: "diagram-maps", title: "Maps", image: SmallFigures.square(4),
      kernels: [
        NamedKernel("rising", rows: 1, columns: 2, weights: [-1, 1]),
        NamedKernel("falling", rows: 1, columns: 2, weights: [1, -1]),
      ])
  }

  static func means() throws -> Figure {
    try .globalAveragePooling(
      id: "diagram-means", title: "Means", maps: [[[0, 1], [2, 5]], [[1, 1], [1, 0]]])
  }

  static func factors() throws -> Figure {
    try .factorizedConvolution(
      id: "diagram-factors", title: "Factors", image: counting, column: [1, 2], row: [-1, 1])
  }

  static func gradients() throws -> Figure {
    try .convolutionGradients(
      id: "diagram-gradients", title: "Gradients", image: counting, kernel: weights,
      outputGradient: [[1, 0], [0, -1]])
  }

  static func hierarchy() throws -> Figure {
    try .featureHierarchy(
      id: "diagram-hierarchy", title: "Parts", picture: SmallFigures.square(8),
      parts: [PicturePart(x: 0, y: 0, size: 4, parts: [PicturePart(x: 0, y: 1, size: 2)])],
      levels: ("edges", "corners", "square"))
  }
}
