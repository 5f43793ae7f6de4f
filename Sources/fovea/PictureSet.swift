import BuildGraph
import Experiments
import FigureRendering
import Figures
import Foundation

/// One figure drawn in the forms that a site carries.
struct PictureSet: Codable {
  /// For inside a page, which prints the title itself.
  let inline: String
  private(set) var files: [File]

  /// A file of the figure: its ending, the word of its link, and what is in it.
  struct File: Codable {
    let ending: String
    let label: String
    let data: Data
  }

  init(_ figure: Figure, offering downloads: Downloads) throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    inline = try renderer.svg(figure, for: .page)
    files = [
      File(ending: ".svg", label: "SVG", data: Data(try renderer.svg(figure, for: .file).utf8))
    ]
    if downloads == .all {
      files.append(
        File(ending: ".png", label: "PNG", data: Data(try renderer.png(figure, scale: 2))))
      if let slide = try Self.slide(of: figure, renderer) { files.append(slide) }
    }
    files += [
      File(ending: ".csv", label: "CSV", data: Data(figure.csv().utf8)),
      File(
        ending: ".json", label: "JSON",
        data: Data(try JSON.bytes(FigureDocument(figure, renderer: renderer)))),
    ]
  }
}

extension PictureSet {
  /// None where the figure is too large for a slide: a page can do without, and `fovea export` says
  /// why.
  private static func slide(of figure: Figure, _ renderer: FigureRenderer) throws -> File? {
    do {
      let svg = try renderer.slideSVG(figure)
      return File(ending: "-slide.svg", label: "slide SVG", data: Data(svg.utf8))
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
