import Figures
import Foundation
import Testing

/// The JSON and the CSV of figures.
@Suite struct FigureTextTests {
  @Test func `JSON is what Foundation writes`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var odd = SmallPlots.marks()
    odd.title = "Tab\t, “quotes” \"\\/\" \u{1}\u{1F}\u{7F}\r\n é 🙂"
    let numbers = Figure("numbers", "Numbers") {
      Line(
        x: [-0.0, 1e15, 1e16, 1e-7, 1e22, 0.1],
        y: [.leastNonzeroMagnitude, 1e300, -3, .nan, 1 / 3, 12_345])
    }
    for figure in try SmallFigures.all() + SmallPlots.all() + [odd, numbers] {
      let expected = String(decoding: try encoder.encode(figure), as: UTF8.self)
      #expect(try figure.json() == expected, "\(figure.id)")
    }
  }

  @Test func `a place that JSON cannot hold is named`() {
    let figure = Figure("place", "Place") { Note("here", x: .nan, y: 0) }
    let error = #expect(throws: FigureError.self) { try figure.json() }
    #expect(
      error?.description
        == "figure place, panels[0].content.plot.marks[0].note.x: is nan, which JSON cannot hold. "
        + "Give a finite number.")
  }

  @Test func `a cell with a line break of two characters is quoted`() {
    let figure = Figure("break", "Break") { Line(x: [0], y: [1], label: "a\r\nb") }
    #expect(figure.csv().contains("1,line,\"a\r\nb\",0,1\n"))
  }
}
