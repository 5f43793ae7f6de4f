import Figures
import Testing

@Suite struct SeriesStyleTests {
  /// What a line of one series is drawn with.
  private func look(_ style: SeriesStyle) throws -> (role: ColorRole, dash: [Double], marker: Path)
  {
    let figure = Figure("style", "A style") {
      Line(x: [0, 1, 2], y: [0, 1, 0.5], label: "a", style: style)
    }
    let commands = try figure.layout(measuring: FixedWidths()).commands
    let lines = commands.compactMap { command -> Stroke? in
      if case .stroke(_, let stroke) = command, stroke.width == 2, stroke.paint != Paint(.paper) {
        stroke
      } else {
        nil
      }
    }
    let line = try #require(lines.first)
    let marker = try #require(
      commands.last { command in
        switch command {
        case .fill(_, line.paint): true
        case .stroke(_, let stroke): stroke.paint == line.paint && stroke.width != 2
        default: false
        }
      })
    switch marker {
    case .fill(let path, _), .stroke(let path, _): return (line.paint.light, line.dash, path)
    default: return (line.paint.light, line.dash, Path())
    }
  }

  @Test func `the eight categories differ in hue, dash and marker`() throws {
    let looks = try SeriesStyle.categories.map { try look($0) }
    for (index, one) in looks.enumerated() {
      for other in looks[(index + 1)...] {
        #expect(one.role != other.role)
        #expect(one.dash != other.dash)
        #expect(one.marker != other.marker)
      }
    }
  }

  @Test func `training and validation differ in hue, dash and marker`() throws {
    let (training, validation) = (try look(.training), try look(.validation))
    #expect(training.role == .training && validation.role == .validation)
    #expect(training.dash != validation.dash)
    #expect(training.marker != validation.marker)
  }

  @Test func `a series keeps its style in a panel where others are missing`() throws {
    let figure = Figure(
      "panels", "Two panels", columns: 2,
      panels: [
        Panel("both") {
          Line(x: [0, 1], y: [0, 1], label: "a")
          Line(x: [0, 1], y: [1, 0], label: "b")
        },
        Panel("one") { Line(x: [0, 1], y: [1, 0], label: "b") },
      ])
    let names = try figure.layout(measuring: FixedWidths()).commands.compactMap { command in
      if case .text(let run) = command, run.text == "b" { run.paint } else { nil }
    }
    #expect(names == [Paint(.label2), Paint(.label2)])
  }

  @Test func `a band takes the style of the line with its label`() throws {
    let figure = Figure("band", "A band") {
      Line(x: [0, 1], y: [0, 1], label: "a")
      Band(x: [0, 1], lower: [0, 0.5], upper: [0.5, 1.5], label: "b")
      Line(x: [0, 1], y: [0, 1], label: "b")
    }
    let fills = try figure.layout(measuring: FixedWidths()).commands.compactMap { command in
      if case .fill(_, let paint) = command, paint.opacity < 1 { paint.light } else { nil }
    }
    #expect(fills == [.series2])
  }

  @Test func `a ninth series is refused with advice`() {
    let figure = Figure("many", "Nine series") {
      for index in 0..<9 { Line(x: [0, 1], y: [0, Double(index)], label: "\(index)") }
    }
    let error = #expect(throws: FigureError.self) { try figure.validate() }
    #expect(
      error?.description
        == "figure many, panels[0].marks: hold 9 series, of which eight can be told apart. "
        + "Show them in several panels, or give some the style muted.")
  }

  /// The pale lines over the bars of a style and over its sample in the legend.
  private func ribs(_ style: SeriesStyle, beside others: Int = 1) throws -> [Path] {
    let figure = Figure("bars", "Bars") {
      for index in 0..<others { Bars(values: [2, 2], label: "other \(index)", style: .ink) }
      Bars(values: [1, 2], label: "own", style: style)
    }
    let strength = Theme.fovea.tints.ribs
    return try figure.layout(measuring: FixedWidths()).commands.compactMap { command in
      if case .stroke(let path, let stroke) = command, stroke.paint.opacity == strength {
        path
      } else {
        nil
      }
    }
  }

  @Test func `bars of several series differ in more than their hue`() throws {
    let all = try SeriesStyle.categories.map { try ribs($0) }
    #expect(all[0].isEmpty)
    for (index, one) in all.enumerated() {
      #expect(!all[(index + 1)...].contains(one))
    }
    #expect(try ribs(.training) != ribs(.validation))
  }

  @Test func `bars of a single series are plain`() throws {
    #expect(try ribs(.series2, beside: 0).isEmpty)
  }
}
