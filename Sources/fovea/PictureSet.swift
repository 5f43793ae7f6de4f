import BuildGraph
import Contents
import Experiments
import FigureRendering
import Figures
import Foundation

/// One figure drawn in the forms that a site carries.
enum PictureSet {
  /// The picture for inside a page, which prints the title itself.
  static let inline = "inline"

  /// What a site calls the files, by the endings of their names, in the order of their links.
  static let labels: [(ending: String, label: String)] = [
    (".svg", "SVG"), (".png", "PNG"), ("-slide.svg", "slide SVG"), (".csv", "CSV"),
    (".json", "JSON"),
  ]

  /// The picture for pages, and the files by the endings of their names.
  static func parts(of figure: Figure, offering downloads: Downloads) throws -> [Node.Part] {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    func text(_ name: String, _ text: String) -> Node.Part { Node.Part(name, Array(text.utf8)) }
    var parts = [
      text(inline, try renderer.svg(figure, for: .page)),
      text(".svg", try renderer.svg(figure, for: .file)),
    ]
    if downloads == .all {
      parts.append(Node.Part(".png", try renderer.png(figure, scale: 2)))
      if let slide = try slide(of: figure, renderer) { parts.append(text("-slide.svg", slide)) }
    }
    return try parts + [
      text(".csv", figure.csv()),
      Node.Part(".json", JSON.bytes(FigureDocument(figure, renderer: renderer))),
    ]
  }

  /// None where the figure is too large for a slide: a page can do without, and `fovea export` says
  /// why.
  private static func slide(of figure: Figure, _ renderer: FigureRenderer) throws -> String? {
    do {
      return try renderer.slideSVG(figure)
    } catch let error as FigureError where error.field == "panels" {
      return nil
    }
  }
}

/// `figures/<id>.json`: what `fovea diff` reads, and enough to draw the figure again.
private struct FigureDocument: Encodable {
  let format = 1
  let id: String
  let kind: Figure.Kind
  let figure: Figure
  /// SHA-256 of the drawing commands, as JSON with sorted keys.
  let commandsHash: String
  let dataOrigin: String

  init(_ figure: Figure, renderer: FigureRenderer) throws {
    id = figure.id
    kind = figure.kind
    self.figure = figure
    commandsHash =
      ContentHash(of: try JSON.bytes(try renderer.layout(figure, for: .page)))
      .hexadecimal
    dataOrigin = figure.dataOrigin
  }
}
