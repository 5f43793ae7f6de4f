import Figures
import Testing

@Suite struct BadInputTests {
  private func curves(_ accuracy: [Double], loss: [Double]? = nil) throws -> Figure {
    try .learningCurves(
      id: "bad", title: "A run",
      curves: LearningCurves(
        trainingLoss: loss ?? accuracy, validationLoss: loss ?? accuracy,
        trainingAccuracy: accuracy, validationAccuracy: accuracy))
  }

  private func points(_ figure: Figure) throws -> Int {
    let drawing = try figure.layout(measuring: FixedWidths())
    return drawing.commands.reduce(0) { count, command in
      guard case .fill(let path, Paint(.training)) = command else { return count }
      return count + path.segments.count
    }
  }

  @Test func `curves of different lengths name the figure and the field`() {
    let error = #expect(throws: FigureError.self) {
      try Figure.learningCurves(
        id: "bad", title: "A run",
        curves: LearningCurves(
          trainingLoss: [1, 2], validationLoss: [1], trainingAccuracy: [0, 1],
          validationAccuracy: [0, 1]))
    }
    #expect(
      error?.description
        == "figure bad, panels[0].lines[1].y: has 1 values for 2 x values. "
        + "Give one y for every x, not a number where there is none.")
  }

  @Test func `a run without epochs is refused`() {
    #expect(throws: FigureError.self) { try curves([]) }
  }

  @Test func `a value that is not a number leaves a gap that the description mentions`() throws {
    let figure = try curves([0.2, .nan, 0.4], loss: [1, 0.9, 0.8])
    #expect(figure.alternativeText.hasSuffix("2 values are not numbers and leave gaps."))
    #expect(try points(figure) == 3 + 2)
  }

  @Test func `a single epoch is drawn as one visible point`() throws {
    #expect(try points(curves([0.5])) == 2)
  }

  @Test func `equal values are drawn`() throws {
    #expect(try points(curves([1, 1, 1, 1])) == 8)
  }

  @Test func `counts that are not square are refused with the row`() {
    let error = #expect(throws: FigureError.self) {
      try Figure.confusionMatrix(
        id: "bad", title: "A matrix",
        matrix: ConfusionMatrix(classes: ["a", "b"], counts: [[1, 2], [3]]))
    }
    #expect(
      error?.description
        == "figure bad, matrix.counts[1]: is not 2 counts from 0 to 10¹². "
        + "Give one per predicted class.")
  }

  @Test func `counts too large to be added are refused`() {
    #expect(throws: FigureError.self) {
      try Figure.confusionMatrix(
        id: "bad", title: "A matrix",
        matrix: ConfusionMatrix(classes: ["a", "b"], counts: [[Int.max, 2], [3, Int.max]]))
    }
  }

  @Test func `a ragged matrix has no recall where it lacks the diagonal`() {
    let matrix = ConfusionMatrix(classes: ["a"], counts: [[1, 2], []])
    #expect(matrix.recall(of: 1) == nil)
    #expect(matrix.recall(of: 5) == nil)
    #expect(matrix.largestConfusions().isEmpty)
  }

  @Test func `a picture with too few bytes is refused with its place`() {
    let error = #expect(throws: FigureError.self) {
      try Figure.imageGrid(
        id: "bad", title: "Images",
        pictures: [Picture(Bitmap(width: 2, height: 2, bytes: [1, 2, 3]))], columns: 1)
    }
    #expect(error?.field == "panels[0].pictures[0]")
  }

  /// A character that XML has no way to write, and how errors call it.
  @Test(arguments: [
    ("\u{0}", "U+0000"), ("\u{7}", "U+0007"), ("\u{1B}", "U+001B"), ("\u{85}", "U+0085"),
    ("\u{FFFE}", "U+FFFE"), ("\u{FFFF}", "U+FFFF"),
  ])
  func `a character that no SVG can hold is refused with its field`(
    character: String, code: String
  ) throws {
    let fields: [(String, WritableKeyPath<Figure, String>)] = [
      ("title", \.title), ("subtitle", \.subtitle), ("caption", \.caption),
      ("alternativeText", \.alternativeText), ("longDescription", \.longDescription),
      ("dataOrigin", \.dataOrigin), ("panels[0].title", \.panels[0].title),
      ("panels[0].unit", \.panels[0].unit),
    ]
    for (field, path) in fields {
      var figure = try SmallFigures.curves()
      figure[keyPath: path] = "a\(character)b"
      let error = #expect(throws: FigureError.self) { try figure.validate() }
      #expect(
        error?.description
          == "figure curves, \(field): holds the character \(code), which no SVG can hold. "
          + "Leave it out, also in the names and labels that a description is made from.")
    }
  }

  @Test func `tabs and line breaks in a description are kept`() throws {
    var figure = try SmallFigures.curves()
    figure.longDescription = "one\ttwo\nthree\r\nfour"
    try figure.validate()
  }

  @Test func `an id that cannot stand in a file name is refused`() {
    var figure = Figure(id: "A 7", title: "Title", panels: [])
    #expect(throws: FigureError.self) { try figure.validate() }
    figure.id = ""
    #expect(throws: FigureError.self) { try figure.validate() }
  }

  @Test func `a kernel's weight that is not a number is hatched`() throws {
    let figure = try Figure.kernels(
      id: "bad", title: "A kernel",
      kernels: [NamedKernel("k", rows: 1, columns: 2, weights: [.nan, 1])])
    let drawing = try figure.layout(measuring: FixedWidths())
    let hatchings = drawing.commands.count {
      if case .stroke(_, let stroke) = $0 {
        stroke.paint == Paint(.muted, opacity: 0.5)
      } else {
        false
      }
    }
    #expect(hatchings == 1)
  }

  @Test func `a title of two hundred characters is wrapped`() throws {
    var figure = try SmallFigures.curves()
    figure.title = Array(repeating: "long", count: 40).joined(separator: " ")
    let drawing = try figure.layout(for: .file, measuring: FixedWidths())
    #expect(drawing.size.width <= FigureFormat.file.width)
  }
}
