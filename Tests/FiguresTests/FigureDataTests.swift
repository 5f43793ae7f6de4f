import Figures
import Testing

@Suite struct FigureDataTests {
  @Test func `a figure's JSON is enough to draw it again`() throws {
    for figure in try SmallFigures.all() {
      let copy = try Figure(json: figure.json())
      #expect(copy == figure)
      let drawing = try figure.layout(measuring: FixedWidths())
      #expect(try copy.layout(measuring: FixedWidths()) == drawing)
    }
  }

  @Test func `JSON writes a gap as null`() throws {
    let figure = try Figure.learningCurves(
      id: "gap", title: "A gap",
      curves: LearningCurves(
        trainingLoss: [1, .infinity], validationLoss: [1, 2], trainingAccuracy: [0, 1],
        validationAccuracy: [0, 1]))
    #expect(try figure.json().contains("[1,null]"))
  }

  @Test func `curves become one row per epoch and series`() throws {
    let rows = try SmallFigures.curves().csv().split(separator: "\n")
    #expect(rows[0] == "panel,mark,series,epoch,value")
    #expect(rows.contains("Cross-entropy,line,training,1,1.5"))
    #expect(rows.count { $0.contains(",line,") } == 2 * 2 * 3)
  }

  @Test func `a matrix becomes one row per cell with its count`() throws {
    let rows = try SmallFigures.matrix().csv().split(separator: "\n")
    #expect(rows[2] == "1,A,B,0.1,10")
    #expect(rows.count == 1 + 9)
  }

  @Test func `a cell with a comma is quoted`() throws {
    var figure = try SmallFigures.kernels()
    figure.panels[0].title = "Vertical, \"thin\""
    #expect(figure.csv().contains("\"Vertical, \"\"thin\"\"\",1,1,-1,−1\n"))
  }

  @Test func `a quotation mark with an accent does not end its cell`() throws {
    var figure = try SmallFigures.kernels()
    figure.panels[0].title = "a\"\u{301}"
    #expect(figure.csv().contains("\"a\"\"\u{301}\",1,1,-1,−1\n"))
  }

  @Test func `a map keeps its range and marks what is not a number`() {
    let map = ScalarMap(
      width: 2, height: 2, values: [-2, 0, 1, .nan], scale: .signed(2, title: "x"))
    #expect(map.minimum == -2)
    #expect(map.maximum == 1)
    #expect(map.steps == [0, 127, 191, 255])
  }
}
