import Figures
import Testing

/// Figures as a damaged or malicious file may hold them: refused with the field, never a trap.
@Suite struct HostileFigureTests {
  private func figure(_ content: PanelContent) -> Figure {
    Figure(id: "bad", title: "A figure", panels: [Panel(content)])
  }

  private func refusedField(_ content: PanelContent) -> String? {
    #expect(throws: FigureError.self) { try figure(content).validate() }?.field
  }

  private func diagram(_ station: Diagram.Station) -> PanelContent {
    .diagram(Diagram(blocks: [Diagram.Block(stations: [station])]))
  }

  private let cell = Diagram.Grid(name: "one", rows: 1, columns: 1, values: [1])
  private let speck = Bitmap(width: 1, height: 1, bytes: [0])
  private let unit = Rectangle(x: 0, y: 0, width: 1, height: 1)

  private func map(_ change: (inout ScalarMap) -> Void) -> PanelContent {
    var map = ScalarMap(
      width: 2, height: 1, values: [0, 1], scale: .magnitude(1, title: "strength"))
    change(&map)
    return .pictures(PictureGrid(columns: 1, pictures: [Picture(map)], scale: map.scale))
  }

  @Test func `more panels than anybody can look at are refused`() {
    let panel = Panel(diagram(Diagram.Station(grids: [cell])))
    var figure = Figure(id: "bad", title: "A figure", panels: [panel])
    figure.panels = Array(repeating: panel, count: 257)
    let error = #expect(throws: FigureError.self) { try figure.validate() }
    #expect(error?.field == "panels")
  }

  @Test func `a grid with fewer than no columns is described and refused`() {
    let grid = Diagram.Grid(name: "grid", rows: 1, columns: -5, values: [1, 2])
    let content = diagram(Diagram.Station(grids: [grid]))
    #expect(figure(content).longDescription == "grid: 1; 2.")
    #expect(refusedField(content) == "panels[0].blocks[0].stations[0].grids[0]")
  }

  @Test func `a region at the end of the integers marks no cell and is refused`() {
    var grid = cell
    grid.regions = [Diagram.Region(.tint, .accent, row: .min, column: .min, rows: 2, columns: 2)]
    let content = diagram(Diagram.Station(grids: [grid]))
    #expect(figure(content).csv().hasSuffix("\n1,1,one,1,1,1,\n"))
    #expect(refusedField(content) == "panels[0].blocks[0].stations[0].grids[0].regions[0]")
  }

  @Test func `more regions than a grid can have cells are refused`() {
    var grid = cell
    grid.regions = Array(repeating: Diagram.Region(.tint, row: 0, column: 0), count: 4097)
    #expect(
      refusedField(diagram(Diagram.Station(grids: [grid])))
        == "panels[0].blocks[0].stations[0].grids[0].regions")
  }

  @Test func `a label far outside its station is refused`() {
    let label = Diagram.SideLabel("far", y: 1e300)
    #expect(
      refusedField(diagram(Diagram.Station(grids: [cell], leadingLabels: [label])))
        == "panels[0].blocks[0].stations[0].labels")
  }

  @Test func `a picture without area is refused`() {
    let photo = Diagram.Photo(speck, frame: Rectangle(x: 0, y: 0, width: 0, height: 1))
    #expect(
      refusedField(diagram(Diagram.Station(pictures: [photo], grids: [cell])))
        == "panels[0].blocks[0].stations[0].pictures[0].frame")
  }

  @Test func `missing pixels outside of a picture are refused in every kind of panel`() {
    var bitmap = speck
    bitmap.missing = [7]
    let photo = Diagram.Photo(bitmap, frame: unit)
    #expect(
      refusedField(diagram(Diagram.Station(pictures: [photo])))
        == "panels[0].blocks[0].stations[0].pictures[0].bitmap")
    let flow = Flow(nodes: [FlowNode("a", "picture", picture: bitmap)], edges: [])
    #expect(refusedField(.flow(flow)) == "panels[0].nodes[0].picture")
    let grid = PictureGrid(columns: 1, pictures: [Picture(bitmap)])
    #expect(refusedField(.pictures(grid)) == "panels[0].pictures[0].missing")
  }

  @Test func `a map whose least value is above its largest is described and refused`() {
    let content = map { ($0.minimum, $0.maximum) = (2, 1) }
    #expect(figure(content).alternativeText == "A map of 2×1 pixels. No value is finite.")
    #expect(refusedField(content) == "panels[0].pictures[0].minimum")
  }

  @Test func `a map with only one end of its range is refused`() {
    #expect(refusedField(map { $0.maximum = nil }) == "panels[0].pictures[0].minimum")
  }

  @Test(arguments: [-1, 13, Int.max]) func `decimals that no one could read are refused`(
    decimals: Int
  ) {
    let content = map { $0.scale.format = .decimals(decimals) }
    #expect(refusedField(content) == "panels[0].scale.format")
  }

  @Test(arguments: [0, Int.max]) func `a layer repeated too often is refused`(count: Int) {
    let stage = Stage(.convolution, label: "Conv2d", shape: [8, 4, 4], count: count)
    let architecture = Architecture(stages: [stage, stage])
    #expect(refusedField(.architecture(architecture)) == "panels[0].stages[0].count")
  }

  @Test func `more frames than there can be nodes are refused`() {
    let frames = (0..<41).map { FlowFrame("frame \($0)", around: ["a"]) }
    let flow = Flow(nodes: [FlowNode("a", "node")], edges: [], frames: frames)
    #expect(refusedField(.flow(flow)) == "panels[0].frames")
  }

  @Test(arguments: [-2, Int.min]) func `a kernel with sides below zero is refused`(side: Int) {
    let kernel = NamedMap("kernel", width: side, height: -2, values: [1, 2, 3, 4])
    let error = #expect(throws: FigureError.self) {
      try Figure.filterGrid(
        id: "bad", title: "A filter", image: speck,
        filters: [AppliedFilter(kernel: kernel, response: kernel)])
    }
    #expect(error?.field == "panels[0].pictures[1]")
  }
}
