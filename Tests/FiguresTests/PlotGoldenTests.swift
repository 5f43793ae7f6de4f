import Figures
import Testing

@Suite struct PlotGoldenTests {
  @Test func `every kind of plot is laid out as recorded`() throws {
    for figure in try SmallPlots.all() {
      try Golden(name: figure.id).check(
        lines(of: figure.layout(for: .file, measuring: FixedWidths())))
    }
  }

  @Test func `a plot's JSON is enough to draw it again`() throws {
    for figure in try SmallPlots.all() {
      #expect(try Figure(json: figure.json()) == figure, "\(figure.id)")
    }
  }

  @Test func `panels with shared scales have the same ticks`() throws {
    let found = texts(try SmallPlots.panels().layout(measuring: FixedWidths()))
    #expect(found.count { $0 == "−2" } == 2)
    #expect(found.count { $0 == "2.5" } == found.count { $0 == "0.5" })
  }

  @Test func `the CSV holds every mark`() {
    let rows = SmallPlots.marks().csv().split(separator: "\n").map(String.init)
    #expect(rows[0] == "panel,mark,series,time (s),height (m),to time (s),to height (m),text")
    for row in [
      "1,band,spread,1,1,1,3,", "1,polygon,region,0.5,4,,,", "1,line,spread,2,2.5,,,",
      "1,point,points,1.5,,,,", "1,trajectory,path,1,1,,,", "1,rule,here,1,,,,",
      "1,rule,level,,3,,,", "1,arrow,,0,2,0.5,1,", "1,note,,0,2,,,note", "1,ring,,1,2,,,",
    ] {
      #expect(rows.contains(row), "\(row)")
    }
  }

  @Test func `bars that run across name their category in the CSV`() throws {
    let rows = try SmallPlots.accuracies().csv().split(separator: "\n").map(String.init)
    #expect(rows[0] == "panel,mark,series,accuracy,value,text")
    #expect(rows[2] == "1,bar,training,0.99,ConvNet,99.0\u{00A0}%")
  }

  @Test func `a class without examples is named and has no point`() throws {
    let figure = try SmallPlots.proportions()
    #expect(figure.alternativeText.hasSuffix("C has no examples."))
    let points = try figure.layout(measuring: FixedWidths()).commands.reduce(0) {
      count, command in
      guard case .fill(let path, Paint(.series1)) = command else { return count }
      return count + path.segments.count
    }
    #expect(points == 2)
  }

  @Test(arguments: [
    ([2, 2], "Mean of 2 runs with different seeds; bands reach from the least to the greatest"),
    (
      [1, 3], "Mean of 1 to 3 runs with different seeds; bands reach from the least to the greatest"
    ),
    ([1, 1], "A single run of each setting"),
  ])
  func `the subtitle of runs counts them`(runs: [Int], subtitle: String) throws {
    let figure = try Figure.runsOverSeeds(
      id: "runs", title: "Runs",
      settings: runs.enumerated().map {
        RunsOverSeeds("\($0.offset)", runs: Array(repeating: [1, 2], count: $0.element))
      }, measure: Axis("accuracy"))
    #expect(figure.subtitle == subtitle)
  }

  @Test func `runs of unequal length are refused`() {
    let error = #expect(throws: FigureError.self) {
      try Figure.runsOverSeeds(
        id: "seeds", title: "Seeds", settings: [RunsOverSeeds("a", runs: [[1, 2], [1]])],
        measure: Axis("accuracy"))
    }
    #expect(
      error?.description
        == "figure seeds, settings[0].runs: are not runs of equal length. "
        + "Give at least one run, each with every epoch.")
  }

  @Test func `an accuracy above one is refused`() {
    let error = #expect(throws: FigureError.self) {
      try Figure.modelAccuracies(
        id: "bars", title: "Bars", models: ["a"], series: [("test", [97.2])])
    }
    #expect(error?.field == "series[0].accuracies")
  }

  @Test func `a network that learns nothing has no figure of its parameters`() {
    let error = #expect(throws: FigureError.self) {
      try Figure.parameterCounts(
        id: "none", title: "None", layers: [LayerParameters("ReLU", count: 0)])
    }
    #expect(error?.field == "layers")
  }

  @Test func `counts must match the classes`() {
    let error = #expect(throws: FigureError.self) {
      try Figure.classProportions(id: "short", title: "Short", classes: ["a", "b"], counts: [1])
    }
    #expect(error?.field == "counts")
  }
}
