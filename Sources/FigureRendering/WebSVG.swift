import Figures

/// Writes drawing commands as SVG whose colours are CSS variables and whose text is text.
struct WebSVG {
  private let figure: Figure
  private let drawing: Drawing
  private let format: FigureFormat
  private let theme: Theme
  private let appearance: Appearance?
  private let pictures: PictureFiles
  /// What all ids of this SVG begin with.
  private let name: String
  private var sheet: StyleSheet
  private var body = SVGText()

  /// - Parameters:
  ///   - figure: whose words to write.
  ///   - drawing: what to write.
  ///   - format: whether to paint the paper.
  ///   - occurrence: 2 for the second time that the figure stands on the same page.
  ///   - theme: the colours.
  ///   - appearance: the only paper to draw for; without it, the colours follow the reader.
  ///   - pictures: where the files of pictures come from.
  init(
    figure: Figure, drawing: Drawing, format: FigureFormat, occurrence: Int, theme: Theme,
    appearance: Appearance? = nil, pictures: PictureFiles
  ) {
    self.figure = figure
    self.drawing = drawing
    self.format = format
    self.theme = theme
    self.appearance = appearance
    self.pictures = pictures
    // No figure's id holds this line, so that it can be no other figure's name.
    name = occurrence > 1 ? "\(figure.id)_\(occurrence)" : figure.id
    sheet = StyleSheet(scope: "fovea-" + name, theme: theme, appearance: appearance)
  }

  /// The file in UTF-8.
  func bytes() throws -> [UInt8] {
    var writer = self
    return try writer.write()
  }

  private mutating func write() throws -> [UInt8] {
    if format.backdrop == .paper {
      let page = Rectangle(x: 0, y: 0, width: drawing.size.width, height: drawing.size.height)
      add(.rectangle(page), .fill(Paint(.paper)))
    }
    for (index, command) in drawing.commands.enumerated() {
      switch command {
      case .fill(let path, let paint): add(path, .fill(paint))
      case .stroke(let path, let stroke): add(path, .stroke(stroke))
      case .text(let run): add(run)
      case .gradient(let frame, let from, let to):
        add(frame, from, to, id: "\(name)-gradient-\(index)")
      case .image(let raster, let frame, let scaling): try add(raster, frame, scaling)
      }
    }
    var svg = SVGText()
    addOpening(to: &svg)
    svg.add(sheet.text)
    svg.add("<g class=\"\(sheet.scope)\">\n")
    svg.add(body)
    svg.add("</g>\n</svg>\n")
    return svg.bytes
  }

  private func addOpening(to svg: inout SVGText) {
    let (width, height) = (number(drawing.size.width), number(drawing.size.height))
    svg.add(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(width) \(height)\" style=\"max-width:100%;height:auto\" role=\"img\" "
        + "aria-labelledby=\"\(name)-title \(name)-desc\">\n<title id=\"\(name)-title\">")
    svg.add(escaping: figure.title)
    svg.add("</title>\n<desc id=\"\(name)-desc\">")
    let words = [figure.alternativeText, figure.longDescription].filter { !$0.isEmpty }
    svg.add(escaping: words.joined(separator: " "))
    svg.add("</desc>\n")
  }

  private mutating func add(_ path: Path, _ look: StyleSheet.Look) {
    addStart(of: "path", look)
    body.add(" d=\"")
    body.add(path)
    body.add("\"/>\n")
  }

  private mutating func add(_ run: TextRun) {
    addStart(of: "text", .text(run.style, run.paint, run.anchor))
    body.add(" x=\"")
    body.add(run.origin.x)
    body.add("\" y=\"")
    body.add(run.origin.y)
    if run.direction == .upward {
      body.add("\" transform=\"rotate(-90 ")
      body.add(list: [run.origin.x, run.origin.y])
      body.add(")")
    }
    body.add("\">")
    body.add(escaping: run.text)
    body.add("</text>\n")
  }

  private mutating func add(_ frame: Rectangle, _ from: Paint, _ to: Paint, id: String) {
    body.add("<linearGradient id=\"\(id)\">")
    for (paint, offset) in [(from, "0"), (to, "1")] {
      addStart(of: "stop", .stop(paint))
      body.add(" offset=\"\(offset)\"/>")
    }
    body.add("</linearGradient>\n<rect")
    body.add(attributes: frame)
    body.add(" fill=\"url(#\(id))\"/>\n")
  }

  private mutating func add(
    _ raster: Raster, _ frame: Rectangle, _ scaling: ImageScaling
  ) throws {
    body.add("<image")
    body.add(attributes: frame)
    body.add(" preserveAspectRatio=\"none\"")
    if scaling == .pixelated { body.add(" style=\"image-rendering:pixelated\"") }
    body.add(" href=\"")
    // The colours of maps are the same in both themes, so one file serves both.
    body.add(png: try pictures.png(of: raster, on: appearance ?? .light))
    body.add("\"/>\n")
  }

  private mutating func addStart(of element: String, _ look: StyleSheet.Look) {
    body.add("<")
    body.add(element)
    body.add(" class=\"")
    body.add(sheet.name(of: look))
    body.add("\"")
  }
}
