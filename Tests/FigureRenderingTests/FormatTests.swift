import FigureRendering
import Figures
import Gallery
import Testing

/// What holds for every figure in every format.
@Suite struct FormatTests {
  private static let formats: [FigureFormat] = [.page] + FigureFormat.standing

  @Test(arguments: formats)
  func `no two texts of a figure overlap`(format: FigureFormat) throws {
    try eachFigure(in: format) { figure, drawing, faults in
      #expect(faults.overlaps == [], "\(figure.id)")
    }
  }

  @Test(arguments: formats)
  func `no text leaves the drawing, and no drawing its format`(format: FigureFormat) throws {
    try eachFigure(in: format) { figure, drawing, faults in
      #expect(faults.outside == [], "\(figure.id)")
      #expect(drawing.size.width <= format.width, "\(figure.id)")
      #expect(drawing.size.height <= format.height ?? .infinity, "\(figure.id)")
    }
  }

  @Test(arguments: formats)
  func `texts other than numbers in cells are as large as the format asks`(
    format: FigureFormat
  ) throws {
    try eachFigure(in: format) { figure, _, faults in
      #expect(faults.below(format.leastText) == [], "\(figure.id)")
    }
  }

  /// Diagrams, whose cells differ in size, have limits of their own.
  @Test(arguments: FigureFormat.slides)
  func `everything on a slide but numbers in diagrams can be read from the last row`(
    format: FigureFormat
  ) throws {
    try eachFigure(in: format) { figure, _, faults in
      guard !figure.hasDiagrams else { return }
      #expect(faults.anyBelow(Theme.leastOnSlides) == [], "\(figure.id)")
    }
  }

  @Test(arguments: FigureFormat.slides)
  func `counts stand on a slide, all or none`(format: FigureFormat) throws {
    let fonts = try FontLibrary()
    for figure in try Gallery.samples() {
      for case .heatMap(let map) in figure.panels.map(\.content) {
        let runs = try figure.layout(for: format, measuring: fonts).textFrames(measuring: fonts)
          .map(\.run)
        let written = Set(runs.filter { $0.anchor == .middle }.map(\.text))
        let wanted = map.texts.filter { !$0.isEmpty && !map.columnLabels.contains($0) }
        let missing = wanted.filter { !written.contains($0) }
        #expect(missing.isEmpty || missing.count == wanted.count, "\(figure.id)")
        #expect(missing.isEmpty || format != .slide, "\(figure.id)")
      }
    }
  }

  @Test(arguments: [FigureFormat.page, .file, .slide])
  func `ten predictions in a row keep their class`(format: FigureFormat) throws {
    let drawing = try SampleFigures.imageGrid(columns: 10).layout(
      for: format, measuring: FontLibrary())
    for case .text(let run) in drawing.commands {
      #expect(!run.text.contains("…"), "\(run.text)")
    }
  }

  @Test func `panels leave their columns where that makes them larger`() throws {
    let fonts = try FontLibrary()
    func heights(_ format: FigureFormat) throws -> Set<Double> {
      let drawing = try SampleFigures.kernels().layout(for: format, measuring: fonts)
      let titles = try drawing.textFrames(measuring: fonts).filter {
        ["Vertical", "Horizontal", "Diagonal Down", "Diagonal Up"].contains($0.run.text)
      }
      #expect(titles.count == 4)
      return Set(titles.map(\.run.origin.y))
    }
    #expect(try heights(.slide).count == 1)
    #expect(try heights(.slideHalf).count == 2)
  }

  @Test func `a figure too high for a slide is refused with what to do`() throws {
    let pictures = (0..<200).map { Picture(Bitmap(width: 1, height: 1, bytes: [$0])) }
    let figure = Figure(
      id: "tall", title: "Tall",
      panels: pictures.map {
        Panel(title: "One", .pictures(PictureGrid(columns: 1, pictures: [$0])))
      },
      columns: 1)
    let error = #expect(throws: FigureError.self) {
      try figure.layout(for: .slideHalf, measuring: FontLibrary())
    }
    #expect(error?.figure == "tall")
    #expect(error?.field == "panels")
    #expect(error?.problem.hasSuffix("points too high for the format slide-half") == true)
    #expect(
      error?.advice == "Use fewer rows, a shorter title or a higher format.")
  }

  @Test func `a text that would cross the edge is cut`() throws {
    let fonts = try FontLibrary()
    var format = FigureFormat.file
    format.width = 260
    for figure in try SampleFigures.all() {
      guard let drawing = try? figure.layout(for: format, measuring: fonts) else { continue }
      #expect(try TextFaults(drawing, measuring: fonts).outside == [], "\(figure.id)")
    }
  }

  /// A change to a format and the field that is then at fault.
  @Test(arguments: [
    ("format.width", 0.0), ("format.width", .nan), ("format.width", 1e9), ("format.height", -1),
    ("format.height", .nan), ("format.height", 1e9), ("format.margin", 400),
    ("format.margin", .nan), ("format.textScale", 0), ("format.textScale", .nan),
    ("format.headingScale", 1e9), ("format.pointsPerInch", .infinity), ("format.pointsPerInch", 0),
  ])
  func `an absurd format is refused with the field at fault`(
    field: String, value: Double
  ) throws {
    var format = FigureFormat.slide
    switch field {
    case "format.width": format.width = value
    case "format.height": format.height = value
    case "format.margin": format.margin = value
    case "format.textScale": format.textScale = value
    case "format.headingScale": format.headingScale = value
    default: format.pointsPerInch = value
    }
    let error = #expect(throws: FigureError.self) {
      try SampleFigures.kernels().layout(for: format, measuring: FontLibrary())
    }
    #expect(error?.figure == "sample-kernels")
    #expect(error?.field == field)
  }

  /// Lays out the gallery and a few figures that have gone wrong before.
  private func eachFigure(
    in format: FigureFormat, _ body: (Figure, Drawing, TextFaults) throws -> Void
  ) throws {
    let fonts = try FontLibrary()
    var figures = try Gallery.samples() + SampleFigures.all()
    figures += try [1, 2, 30].map { try SampleFigures.learningCurves(epochs: $0) }
    // Twenty-six rows need more room than paper and slides have.
    if format.height == nil {
      figures.append(try SampleFigures.confusionMatrix(classes: 26, missing: 9))
    }
    for figure in figures {
      do {
        let drawing = try figure.layout(for: format, measuring: fonts)
        try body(figure, drawing, try TextFaults(drawing, measuring: fonts))
      } catch let error as FigureError where format == .slideHalf && error.field == "panels" {
        // Half a slide is too small for some figures, which then say so.
        continue
      }
    }
  }
}

extension FigureFormat {
  fileprivate static let slides = [FigureFormat.slide, .slide4x3, .slideHalf]
}

extension Figure {
  fileprivate var hasDiagrams: Bool {
    panels.contains { if case .diagram = $0.content { true } else { false } }
  }
}
