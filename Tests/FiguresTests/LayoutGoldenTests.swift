import Figures
import Foundation
import Testing

/// The drawing commands of one small figure of every kind, one command per line.
@Suite struct LayoutGoldenTests {
  @Test func `every kind of figure is laid out as recorded`() throws {
    for figure in try SmallFigures.all() {
      let drawing = try figure.layout(for: .file, measuring: FixedWidths())
      try Golden(name: figure.id).check(lines(of: drawing))
    }
  }

  @Test func `a page leaves the title to the site`() throws {
    let figure = try SmallFigures.matrix()
    let text = texts(try figure.layout(for: .page, measuring: FixedWidths()))
      .joined(separator: " ")
    #expect(!text.contains(figure.title))
    #expect(text.hasPrefix(figure.subtitle))
  }

  @Test func `drawing commands survive their JSON`() throws {
    for figure in try SmallFigures.all() {
      let drawing = try figure.layout(for: .file, measuring: FixedWidths())
      let data = try JSONEncoder().encode(drawing)
      #expect(try JSONDecoder().decode(Drawing.self, from: data) == drawing)
    }
  }
}

/// A drawing's size and commands, one per line.
func lines(of drawing: Drawing) throws -> [String] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  func line(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
  return [try line(drawing.size)] + (try drawing.commands.map { try line($0) })
}

/// The texts of a drawing in the order of drawing.
func texts(_ drawing: Drawing) -> [String] {
  drawing.commands.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
}
