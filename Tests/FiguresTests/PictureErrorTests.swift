import Figures
import Testing

@Suite struct PictureErrorTests {
  private let scale = ColorScale.magnitude(1, title: "share")
  private let square = Picture(SmallFigures.square(4))

  private func error(_ grid: PictureGrid) -> String? {
    let figure = Figure(id: "bad", title: "Pictures", panels: [Panel(.pictures(grid))])
    return #expect(throws: FigureError.self) { try figure.validate() }?.description
  }

  @Test func `an absurd number of columns is refused`() {
    #expect(
      error(PictureGrid(columns: 1_000_000, pictures: [square]))
        == "figure bad, panels[0].columns: is 1000000. Use 1 to 64 pictures side by side.")
    #expect(error(PictureGrid(columns: 0, pictures: [square])) != nil)
    #expect(error(PictureGrid(columns: Int.max, pictures: [square, square])) != nil)
  }

  @Test func `a grid of nothing is refused`() {
    #expect(
      error(PictureGrid(columns: 2, pictures: [.empty]))
        == "figure bad, panels[0].pictures: there are none. Give at least one.")
  }

  @Test func `more rows than a page can hold are refused`() {
    #expect(
      error(PictureGrid(columns: 1, pictures: .init(repeating: square, count: 65)))
        == "figure bad, panels[0].pictures: fill 65 rows. "
        + "Use at most 64 rows: more columns or fewer pictures.")
  }

  @Test func `a map with too few values is refused with its place`() {
    let map = ScalarMap(width: 2, height: 2, values: [1, 2, 3], scale: scale)
    #expect(
      error(PictureGrid(columns: 2, pictures: [square, Picture(map)], scale: scale))
        == "figure bad, panels[0].pictures[1]: has 3 values for 2×2 pixels. "
        + "Give one value per pixel, row by row.")
  }

  @Test func `a map without a scale is refused`() {
    let map = ScalarMap(width: 1, height: 1, values: [1], scale: scale)
    #expect(
      error(PictureGrid(columns: 1, pictures: [Picture(map)]))
        == "figure bad, panels[0].pictures[0]: is a map without a colour scale. "
        + "Set the grid's scale.")
  }

  @Test func `a map that hides its picture is refused`() {
    let map = ScalarMap(width: 1, height: 1, values: [1], scale: scale)
    let picture = Picture(map, over: SmallFigures.square(4), opacity: 0.9)
    #expect(
      error(PictureGrid(columns: 1, pictures: [picture], scale: scale))
        == "figure bad, panels[0].pictures[0].mapOpacity: is 0.9. "
        + "Use 0 to 0.6, so that the picture below can be seen.")
  }

  @Test func `a window that leaves its picture is refused`() {
    let window = PixelWindow(column: 3, row: 0, width: Int.max, height: 1)
    #expect(
      error(
        PictureGrid(columns: 1, pictures: [Picture(SmallFigures.square(4), window: window)]))
        == "figure bad, panels[0].pictures[0].window: leaves the picture of 4×4 pixels. "
        + "Keep it inside.")
  }

  @Test func `labels that do not fit the rows are refused`() {
    #expect(
      error(PictureGrid(columns: 1, pictures: [square], rowLabels: ["a", "b"]))
        == "figure bad, panels[0].rowLabels: has 2 for 1 rows. Give one per row or none.")
  }

  @Test func `pixel axes of several pictures are refused`() {
    #expect(
      error(PictureGrid(columns: 2, pictures: [square, square], hasPixelAxes: true))
        == "figure bad, panels[0].hasPixelAxes: are wanted for 2 pictures. "
        + "Give each picture a panel of its own.")
  }

  @Test func `a filter bank names the column that lacks a response`() {
    let kernel = NamedMap("k", width: 1, height: 1, values: [1])
    let error = #expect(throws: FigureError.self) {
      try Figure.filterBank(
        id: "bad", title: "A bank", images: [SmallFigures.square(4)], imageNames: ["square"],
        filters: [BankFilter(parameters: ["f"], kernel: kernel, responses: [])])
    }
    #expect(
      error?.description
        == "figure bad, filters[0].responses: has 0 for 1 image. Give one per image.")
  }

  @Test func `figures without any content are refused`() {
    #expect(throws: FigureError.self) { try Figure.activations(id: "bad", title: "A", layers: []) }
    #expect(throws: FigureError.self) { try Figure.features(id: "bad", title: "A", layers: []) }
    #expect(throws: FigureError.self) { try Figure.maps(id: "bad", title: "A", maps: []) }
    #expect(throws: FigureError.self) {
      try Figure.filterGrid(id: "bad", title: "A", image: SmallFigures.square(4), filters: [])
    }
    #expect(throws: FigureError.self) {
      try Figure.matrix(id: "bad", title: "A", matrix: LabeledMatrix(values: []))
    }
  }

  @Test func `sizes that no memory holds are refused and have no table`() {
    var map = ScalarMap(width: 1, height: 1, values: [1], scale: scale)
    (map.width, map.height) = (Int.max, 2)
    let grid = PictureGrid(columns: 1, pictures: [Picture(map)], rowLabels: [], scale: scale)
    #expect(error(grid)?.contains("pixels. Use 1 to 8192 pixels on each side.") == true)
    let matrix = HeatMap(rows: Int.max, columns: 2, values: [1], texts: ["1"], scale: nil)
    let figure = Figure(
      id: "bad", title: "Sizes", panels: [Panel(.pictures(grid)), Panel(.heatMap(matrix))])
    #expect(throws: FigureError.self) { try figure.validate() }
    #expect(!figure.csv().contains("x0"))
  }

  @Test func `rows of a matrix that are not equally long are refused`() {
    let error = #expect(throws: FigureError.self) {
      try Figure.matrix(id: "bad", title: "A", matrix: LabeledMatrix(values: [[1, 2], [3]]))
    }
    #expect(error?.field == "matrix.values[1]")
  }
}
