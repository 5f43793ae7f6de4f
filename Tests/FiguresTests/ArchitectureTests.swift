import Figures
import Testing

@Suite struct ArchitectureTests {
  @Test func `a small network is laid out as recorded`() throws {
    let drawing = try SmallNetworks.figure(SmallNetworks.digits)
      .layout(for: .file, measuring: FixedWidths())
    try Golden(name: "architecture").check(LayoutLines.lines(of: drawing))
  }

  @Test(arguments: SmallNetworks.widths)
  func `no text lies on another and nothing leaves the drawing`(width: Double) throws {
    for network in [SmallNetworks.digits, SmallNetworks.tuned, SmallNetworks.long] {
      var format = FigureFormat.file
      format.width = width
      let drawing = try SmallNetworks.figure(network).layout(for: format, measuring: FixedWidths())
      let pieces = DrawnPieces(drawing)
      #expect(pieces.overlappingTexts == [])
      #expect(pieces.outside(drawing.size) == [])
      #expect(drawing.size.width <= width)
    }
  }

  @Test func `arrows run beside texts`() throws {
    for network in [SmallNetworks.digits, SmallNetworks.tuned, SmallNetworks.long] {
      let pieces = DrawnPieces(
        try SmallNetworks.figure(network).layout(for: .slide, measuring: FixedWidths()))
      for arrow in pieces.arrows {
        let hit = pieces.texts.first { DrawnPieces.runs(arrow, through: $0.area) }
        #expect(hit == nil)
      }
    }
  }

  @Test func `a page and a slide never set text smaller than the theme`() throws {
    for (format, least) in [(FigureFormat.page, 11.0), (.slide, 14)] {
      let drawing = try SmallNetworks.figure(SmallNetworks.long)
        .layout(for: format, measuring: FixedWidths())
      for case .text(let run) in drawing.commands { #expect(run.style.size >= least) }
    }
  }

  @Test func `a block is as high as its maps are large`() throws {
    let heights = try [28, 14, 7].map { pixels in
      let stages = [
        Stage(.input, label: "input", shape: [1, 28, 28]),
        Stage(.convolution, label: "conv", shape: [1, pixels, pixels]),
      ]
      let drawing = try SmallNetworks.figure(Architecture(stages: stages))
        .layout(measuring: FixedWidths())
      return DrawnPieces(drawing).fills.filter { $0.width == $0.height }.map(\.height).min() ?? 0
    }
    #expect(heights[0] > heights[1])
    #expect(heights[1] > heights[2])
  }

  @Test func `a label of two hundred characters is cut and the drawing stays in its width`() throws
  {
    let long = String(repeating: "convolution", count: 20)
    let words = Array(repeating: "long", count: 50).joined(separator: " ")
    let stages = [
      Stage(.input, label: "input", shape: [1, 28, 28]),
      Stage(.convolution, label: long, detail: words, shape: [4, 28, 28]),
    ]
    let drawing = try SmallNetworks.figure(Architecture(stages: stages))
      .layout(for: .file, measuring: FixedWidths())
    #expect(drawing.size.width <= FigureFormat.file.width)
    #expect(texts(drawing).contains { $0.hasSuffix("…") })
  }

  @Test func `one stage alone is drawn`() throws {
    let network = Architecture(stages: [Stage(.dense, label: "linear", shape: [1])])
    let drawing = try SmallNetworks.figure(network).layout(measuring: FixedWidths())
    #expect(texts(drawing).contains("linear"))
  }

  @Test func `the alternative text counts stages and parameters`() {
    let figure = Figure(
      id: "net", title: "A network", panels: [Panel(.architecture(SmallNetworks.tuned))])
    #expect(
      figure.alternativeText
        == "3 stages lead from 3×32×32 to 2 values: 2\u{00A0}×\u{00A0}conv 3×3, global mean, "
        + "linear; 1,266 parameters, 1,232 of them frozen, 34 of them new.")
  }

  @Test func `the long description names layers, shapes and parameters in order`() {
    let figure = Figure(
      id: "net", title: "A network", panels: [Panel(.architecture(SmallNetworks.tuned))])
    #expect(
      figure.longDescription
        == "input of 3×32×32. base: 2\u{00A0}×\u{00A0}conv 3×3 with ReLU to 16×32×32, "
        + "1,232 parameters, frozen. global mean to 16 values. "
        + "linear to 2 values, 34 parameters, new.")
  }

  @Test func `data holds one row for each stage`() throws {
    let rows = try SmallNetworks.figure(SmallNetworks.tuned).csv().split(separator: "\n")
    #expect(
      rows[0]
        == "panel,stage,group,kind,layer,detail,count,branches,output,parameters,training")
    #expect(rows[2] == "1,2,base,convolution,conv 3×3,ReLU,2,1,16×32×32,1232,frozen")
    #expect(rows.count == 1 + 4)
  }

  @Test func `shapes can be written with channels last`() throws {
    var network = SmallNetworks.digits
    network.axes = .channelsLast
    let figure = try SmallNetworks.figure(network)
    #expect(figure.subtitle.contains("height × width × channels"))
    #expect(texts(try figure.layout(measuring: FixedWidths())).contains("28×28×4"))
  }

  @Test func `a network survives its JSON`() throws {
    let figure = try SmallNetworks.figure(SmallNetworks.tuned)
    #expect(try Figure(json: figure.json()) == figure)
  }

  @Test func `a legend counts what is frozen and what is new`() throws {
    let found = texts(
      try SmallNetworks.figure(SmallNetworks.tuned).layout(measuring: FixedWidths()))
    #expect(found.contains("frozen: 1,232 parameters"))
    #expect(found.contains("learns from scratch: 34 parameters"))
  }
}

/// Networks for tests, small enough to check by eye.
enum SmallNetworks {
  static let widths = [320.0, 480, 728, 960]

  static let digits = Architecture(
    stages: [
      Stage(.input, label: "input", shape: [1, 28, 28]),
      Stage(
        .convolution, label: "conv 3×3", detail: "ReLU", shape: [4, 28, 28], parameters: 40),
      Stage(.pooling, label: "max pool 2×2", shape: [4, 14, 14]),
      Stage(.flatten, label: "flatten", shape: [784]),
      Stage(.dense, label: "linear", shape: [10], parameters: 7850),
    ])

  static let tuned = Architecture(
    stages: [
      Stage(.input, label: "input", shape: [3, 32, 32]),
      Stage(
        .convolution, label: "conv 3×3", detail: "ReLU", shape: [16, 32, 32], count: 2,
        parameters: 1232, training: .frozen),
      Stage(.pooling, label: "global mean", shape: [16]),
      Stage(.dense, label: "linear", shape: [2], parameters: 34, training: .new),
    ],
    groups: [StageGroup("base", first: 1, last: 1)])

  /// Eighteen stages that cannot be folded, some with shortcuts, in groups.
  static let long = Architecture(
    stages: (0..<18).map { index in
      Stage(
        index % 3 == 0 ? .residual : index % 3 == 1 ? .convolution : .pooling,
        label: index % 3 == 0 ? "bottleneck" : index % 3 == 1 ? "separable conv 3×3" : "max pool",
        detail: index % 4 == 1 ? "batch norm, ReLU" : "",
        shape: [4 << (index / 4), max(1, 224 >> (index / 4)), max(1, 224 >> (index / 4))],
        count: 1 + index % 2)
    },
    groups: (0..<3).map { StageGroup("group \($0)", first: 6 * $0, last: 6 * $0 + 4) })

  static func figure(_ network: Architecture) throws(FigureError) -> Figure {
    try .architecture(id: "net", title: "A network", architecture: network)
  }
}
