import Figures
import Testing

@Suite struct DiagramBadInputTests {
  private func message(_ make: () throws -> Figure) -> String {
    do {
      _ = try make()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a kernel larger than the image is refused`() {
    #expect(
      message { try SmallDiagrams.step(image: [[1, 2]]) }
        == "figure diagram-step, sliding.kernel: is 2×2 and the image with its padding only 1×2. "
        + "Use a kernel that fits, or more padding.")
  }

  @Test(arguments: [[], [[]], [[Double]](repeating: [1], count: 25)])
  func `empty and absurdly large images are refused`(image: [[Double]]) {
    let columns = image.first?.count ?? 0
    #expect(
      message { try SmallDiagrams.step(image: image, kernel: [[1]]) }
        == "figure diagram-step, sliding.image: has \(image.count)×\(columns) numbers. "
        + "Give 1 to 24 rows and columns.")
  }

  @Test func `rows of different lengths are refused with their row`() {
    #expect(
      message { try SmallDiagrams.pooling([[1, 2], [3]]) }
        == "figure diagram-pooling, image[1]: has 1 numbers where the first row has 2. "
        + "Make all rows of one length.")
  }

  @Test(arguments: [0, -1, Int.max, Int.min])
  func `absurd strides and paddings are refused`(number: Int) {
    #expect(
      message { try SmallDiagrams.step(stride: number) }.contains("sliding.stride: is \(number)"))
    #expect(
      message { try SmallDiagrams.step(padding: number == 0 ? 9 : number) }
        .contains("sliding.padding: is"))
  }

  @Test func `a position outside the output is refused`() {
    #expect(
      message {
        try Figure.convolutionSteps(
          id: "s", title: "Step", SlidingKernel(image: [[1, 2]], kernel: [[1]]),
          at: [.init(row: 0, column: 2)])
      }
        == "figure s, positions[0]: is row 0, column 2 of 1×2 outputs. "
        + "Count from 0 and stay within the output.")
  }

  @Test func `what is not a number is hatched, and so is what it touches`() throws {
    let figure = try SmallDiagrams.step(image: [[.nan, 1, 2], [3, 4, .infinity], [6, 7, 8]])
    #expect(figure.alternativeText.hasSuffix("summed it gives no number."))
    guard case .diagram(let diagram) = figure.panels[0].content else { return }
    let grids = diagram.blocks[0].stations.flatMap(\.grids)
    let missing = grids.map { grid in grid.regions.count { $0.look == .missing } }
    // Of the four windows only the one at the lower left holds numbers alone.
    #expect(missing == [2, 0, 3])
    let drawing = try figure.layout(measuring: FixedWidths())
    #expect(
      drawing.commands.contains {
        if case .stroke(_, let stroke) = $0 {
          stroke.paint == Paint(.muted, opacity: 0.5)
        } else {
          false
        }
      })
  }

  @Test(arguments: [0, -3, 65, Int.max, Int.min])
  func `absurd layers are refused`(number: Int) {
    for layer in [
      WindowLayer("a", size: number), WindowLayer("a", size: 1, stride: number),
      WindowLayer("a", size: 1, dilation: number),
    ] {
      #expect(
        message { try Figure.receptiveFieldCone(id: "c", title: "Cone", layers: [layer]) }
          .contains(
            "layers[0].\(layer.size != 1 ? "size" : layer.stride != 1 ? "stride" : "dilation"): is \(number)"
          ))
      #expect(
        message { try Figure.receptiveFields(id: "f", title: "Field", first: [layer]) }
          .contains("first[0]."))
    }
  }

  @Test func `layers that see more than can be drawn are refused`() {
    let layers = (0..<12).map { _ in WindowLayer("pool", size: 2, stride: 2) }
    #expect(
      message { try Figure.receptiveFieldCone(id: "c", title: "Cone", layers: layers) }
        == "figure c, layers[5]: sees 64 cells of the input. "
        + "Show at most 62: fewer layers or smaller strides.")
  }

  @Test func `a first layer that leaves too little is refused`() {
    #expect(
      message {
        try Figure.receptiveFields(
          id: "f", title: "Field", inputSize: 4, first: [WindowLayer("3×3", size: 3)])
      }
        == "figure f, first[0]: leaves 2 of 4 cells for a window of 3. "
        + "Use a larger input or smaller windows.")
  }

  @Test func `an output gradient of another size is refused`() {
    #expect(
      message {
        try Figure.convolutionGradients(
          id: "g", title: "Gradients", image: SmallDiagrams.counting,
          kernel: SmallDiagrams.weights, outputGradient: [[1]])
      }
        == "figure g, outputGradient: is 1×1 for an output of 2×2. Give one number per output.")
  }

  @Test func `a label below its station is refused with its height`() {
    let grid = Diagram.Grid(name: "g", rows: 1, columns: 2)
    let station = Diagram.Station(grids: [grid], leadingLabels: [Diagram.SideLabel("low", y: 3)])
    let figure = Figure(
      id: "d", title: "Diagram",
      panels: [Panel(.diagram(Diagram(blocks: [Diagram.Block(stations: [station])])))])
    #expect(
      message {
        try figure.validate()
        return figure
      }
        == "figure d, panels[0].blocks[0].stations[0].labels: have “low” at 3 units beside a "
        + "station that is 1 high. Give a height between the station’s edges.")
  }

  @Test func `a part that leaves its picture is refused`() {
    for part in [
      PicturePart(x: 5, y: 0, size: 4), PicturePart(x: 0, y: 0, size: Int.max),
      PicturePart(x: -1, y: 0, size: 2),
    ] {
      #expect(
        message {
          try Figure.featureHierarchy(
            id: "h", title: "Parts", picture: SmallFigures.square(8), parts: [part],
            levels: ("a", "b", "c"))
        }.contains("figure h, parts[0]: is \(part.size)×\(part.size) pixels"))
    }
  }

  @Test func `hand-made diagrams that contradict themselves name the place`() {
    func place(_ station: Diagram.Station, _ links: [Diagram.Link] = []) -> String? {
      let diagram = Diagram(blocks: [Diagram.Block(stations: [station], links: links)])
      let figure = Figure(id: "d", title: "Diagram", panels: [Panel(.diagram(diagram))])
      do {
        try figure.validate()
        return nil
      } catch {
        return String(error.field.dropFirst("panels[0].blocks[0].".count))
      }
    }
    func grid(_ values: [Double?] = [], _ region: Diagram.Region? = nil) -> Diagram.Grid {
      Diagram.Grid(
        name: "g", rows: 1, columns: 2, values: values, regions: region.map { [$0] } ?? [])
    }
    var far = grid()
    far.origin.x = .nan
    let unit = Rectangle(x: 0, y: 0, width: 1, height: 1)
    let end = Diagram.Link.End(station: 0, frame: unit)
    let back = Diagram.Link(from: end, to: end, look: .line, role: .ink)
    #expect(place(Diagram.Station(grids: [grid()])) == nil)
    #expect(place(Diagram.Station()) == "stations[0]")
    #expect(place(Diagram.Station(grids: [grid([1])])) == "stations[0].grids[0].values")
    #expect(place(Diagram.Station(grids: [grid([1, .nan])])) == "stations[0].grids[0].values")
    #expect(place(Diagram.Station(grids: [far])) == "stations[0].grids[0].origin")
    #expect(
      place(Diagram.Station(grids: [grid([], Diagram.Region(.tint, row: 0, column: Int.max))]))
        == "stations[0].grids[0].regions[0]")
    #expect(
      place(Diagram.Station(cards: [Diagram.Cards(frame: unit, roles: [])]))
        == "stations[0].cards[0].roles")
    #expect(place(Diagram.Station(grids: [grid()]), [back]) == "links[0]")
  }
}
