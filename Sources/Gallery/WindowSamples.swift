import Figures

extension Gallery {
  /// Windows that slide, pool and see: convolution, padding, pooling, receptive fields.
  static func windowSamples() throws -> [Figure] {
    try convolutionSamples() + outputSizeSamples() + poolingSamples() + receptiveFieldSamples()
  }

  private static let counting: [[Double]] = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
  private static let smallKernel: [[Double]] = [[0, 1], [2, 3]]
  static let sobel: [[Double]] = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
  /// A bright square on a dark floor, with some noise.
  static let square: [[Double]] = [
    [0, 1, 0, 0, 1, 0], [1, 8, 9, 8, 0, 1], [0, 9, 8, 9, 1, 0], [1, 8, 9, 9, 0, 0],
    [0, 0, 1, 0, 1, 1], [1, 0, 0, 1, 0, 0],
  ]

  private static func convolutionSamples() throws -> [Figure] {
    [
      try .convolutionSteps(
        id: "sample-a9", title: "Each output is one sum of products",
        SlidingKernel(image: counting, kernel: smallKernel), at: [.init(row: 0, column: 0)],
        caption: "The kernel is laid over the window without being flipped: cross-correlation, "
          + "which networks call convolution."),
      try .convolutionSteps(
        id: "sample-b1", title: "Four positions, four sums",
        SlidingKernel(image: counting, kernel: smallKernel),
        at: (0..<4).map { .init(row: $0 / 2, column: $0 % 2) }, outputs: .untilStep,
        caption: "The window slides to the right and then down; each position fills one output."),
      try .correlation1d(
        id: "sample-x-correlation", title: "A difference kernel answers where the values jump",
        values: [1, 1, 1, 5, 5, 2, 2], kernel: [-1, 0, 1], at: [0, 1, 2, 4],
        caption:
          "In one dimension the window is a stretch of the list. Step 4, left out here, gives −3."),
      try .convolutionSteps(
        id: "sample-c2", title: "A vertical edge gives a large sum",
        SlidingKernel(image: square, kernel: sobel), at: [.init(row: 1, column: 0)],
        caption: "Dark on the left and bright on the right make the sum large and positive; at "
          + "the opposite edge it is about as large and negative."),
      try .patchTimesKernel(
        id: "sample-d1", title: "Multiply cell by cell, then add up",
        SlidingKernel(image: square.map { Array($0.prefix(5)) }.dropLast(), kernel: sobel),
        at: .init(row: 1, column: 2),
        caption: "The pixel of the output stands where the middle of the window was."),
    ]
  }

  private static func outputSizeSamples() throws -> [Figure] {
    let image = (0..<4).map { row in (0..<4).map { Double((3 * row + 5 * $0) % 7) } }
    return [
      try .paddings(
        id: "sample-b2", title: "Padding decides how large the output is", image: image,
        kernel: [[0, 1, 0], [1, 1, 1], [0, 1, 0]],
        paddings: [.valid, .same, .full, .custom(rows: 0, columns: 2)],
        caption: "Framed above: the first window of the kernel, a cross of five ones in 3×3 cells; "
          + "below: the sum that it gives. Dashed cells are zeros around the image."),
      try .windowPositions(
        id: "sample-d15-1", title: "A 3×3 window has nine places in a 5×5 grid", imageSize: 5,
        kernelSize: 3,
        caption: "The output loses a rim of one cell on each side: the border effect."),
      try .convolutionSteps(
        id: "sample-d15-2", title: "A rim of zeros keeps the output as large as the input",
        SlidingKernel(
          image: square.map { Array($0.prefix(5)) }.dropLast(),
          kernel: [[1, 1, 1], [1, 1, 1], [1, 1, 1]], padding: 1),
        at: [.init(row: 0, column: 0)],
        caption: "With one row or column of zeros on each side a 3×3 window has a place for "
          + "every input cell."),
      try .windowPositions(
        id: "sample-d16", title: "With stride 2 the window skips every other place", imageSize: 5,
        kernelSize: 3, stride: 2, caption: "Without padding 5×5 cells become 2×2."),
    ]
  }

  private static func poolingSamples() throws -> [Figure] {
    let image: [[Double]] = [[1, 3, 2, 1], [4, 6, 5, 0], [3, 1, 1, 2], [0, 2, 7, 4]]
    return [
      try .maxPooling(
        id: "sample-a15", title: "Max pooling keeps one number of four", image: image, size: 2,
        caption: "Each window’s largest number is framed and goes into the output."),
      try .maxPooling(
        id: "sample-b3", title: "Windows of 3×3 that move on by two overlap",
        image: [
          [1, 3, 2, 1, 0], [4, 6, 5, 0, 2], [3, 1, 1, 2, 9], [0, 2, 7, 4, 1], [5, 0, 3, 8, 2],
        ], size: 3, stride: 2,
        caption: "Framed: the first two windows. They share a column of three cells."),
      try .maxPooling(
        id: "sample-d17", title: "Half as high, half as wide, and the strongest answers stay",
        image: [
          [0, 2, 1, 0, 3, 1], [1, 5, 0, 0, 2, 8], [0, 1, 4, 2, 0, 0], [3, 0, 1, 6, 1, 0],
          [2, 2, 0, 1, 0, 7], [0, 9, 1, 1, 2, 0],
        ], size: 2, caption: "Pooling has no weights; it makes later layers smaller."),
    ]
  }

  private static func receptiveFieldSamples() throws -> [Figure] {
    [
      try .receptiveFields(
        id: "sample-d19", title: "Pooling first lets the second layer see more",
        first: [
          WindowLayer("3×3 kernel", size: 3),
          WindowLayer("Max pooling 2×2", size: 2, stride: 2, isPooling: true),
        ],
        caption: "Blue: what one cell of output 1 sees. Green: what one cell of output 2 sees."),
      try .receptiveFields(
        id: "sample-d21", title: "Holes in the kernel widen the field without more weights",
        first: [WindowLayer("3×3 kernel with dilation 2", size: 3, dilation: 2)],
        caption: "The nine cells of the dilated kernel lie two apart and span 5×5 cells."),
      try .receptiveFieldCone(
        id: "sample-x-receptive-cone", title: "Every pooling doubles how fast the field grows",
        layers: [
          WindowLayer("conv 3×3", size: 3), WindowLayer("conv 3×3", size: 3),
          WindowLayer("max pool 2×2", size: 2, stride: 2, isPooling: true),
          WindowLayer("conv 3×3", size: 3), WindowLayer("conv 3×3", size: 3),
          WindowLayer("max pool 2×2", size: 2, stride: 2, isPooling: true),
        ],
        caption: "A section through six layers; every cell stands over the middle of what it "
          + "sees. Behind a pooling, neighbouring cells lie twice as far apart in the input."),
    ]
  }
}
