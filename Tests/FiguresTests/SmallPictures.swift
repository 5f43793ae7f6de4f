import Figures

extension SmallFigures {
  /// Small figures of pictures and matrices.
  static func pictures() throws -> [Figure] {
    [try activations(), try filterGrid(), try filterBank(), try overlay(), try numbers()]
  }

  static func activations() throws -> Figure {
    try .activations(
      id: "activations", title: "One of twelve channels is silent",
      layers: [
        LayerMaps(
          "Layer 0", width: 2, height: 2,
          maps: (0..<12).map { [0, Float($0) / 11, 0, Float($0) / 22] })
      ], columns: 6)
  }

  static func filterGrid() throws -> Figure {
    try .filterGrid(
      id: "filter-grid", title: "Differences from left to right", image: square(4),
      filters: [
        AppliedFilter(
          kernel: NamedMap("Difference", width: 2, height: 1, values: [-1, 1]),
          response: NamedMap("", width: 3, height: 1, values: [0.8, 0, -0.8]),
          window: PixelWindow(column: 1, row: 2, width: 2, height: 1))
      ])
  }

  static func filterBank() throws -> Figure {
    let kernel = NamedMap("", width: 1, height: 1, values: [1])
    return try .filterBank(
      id: "filter-bank", title: "Two kernels, one image", images: [square(2)],
      imageNames: ["square"],
      filters: [0.5, 2].map { gain in
        BankFilter(
          parameters: ["σ 1", "gain \(gain)"], kernel: kernel, responses: [[0, gain, gain / 2, 0]])
      })
  }

  static func overlay() throws -> Figure {
    try .classActivation(
      id: "overlay", title: "The network looks to the right", image: square(4),
      map: NamedMap("map", width: 2, height: 1, values: [0.1, 0.9]))
  }

  static func numbers() throws -> Figure {
    try .matrix(
      id: "numbers", title: "Four numbers, one missing",
      matrix: LabeledMatrix(
        rowNames: ["a", "b"], columnNames: ["first", "second"], values: [[0, 0.5], [1, .nan]]),
      scale: .magnitude(1, title: "share"), decimals: 1)
  }
}
