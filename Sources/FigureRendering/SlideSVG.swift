import Figures

/// Writes drawing commands as plain SVG 1.1 that needs neither fonts nor style sheets.
struct SlideSVG {
  private let figure: Figure
  private let drawing: Drawing
  private let format: FigureFormat
  private let theme: Theme
  private let appearance: Appearance
  private let fonts: FontLibrary
  private let pictures: PictureFiles
  private var svg = SVGText()
  private var glyphs: GlyphSheet

  init(
    figure: Figure, drawing: Drawing, format: FigureFormat, theme: Theme, appearance: Appearance,
    fonts: FontLibrary, pictures: PictureFiles
  ) {
    self.figure = figure
    self.drawing = drawing
    self.format = format
    self.theme = theme
    self.appearance = appearance
    self.fonts = fonts
    self.pictures = pictures
    glyphs = GlyphSheet(scope: figure.id)
  }

  /// The file in UTF-8.
  func bytes() throws -> [UInt8] {
    var writer = self
    return try writer.write()
  }

  private mutating func write() throws -> [UInt8] {
    let (width, height) = (number(drawing.size.width), number(drawing.size.height))
    let unit = format.isWeb ? "" : "pt"
    for (index, command) in drawing.commands.enumerated() { try add(command, index) }
    let body = svg
    svg = SVGText()
    svg.add(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
        + "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"\(width)\(unit)\" "
        + "height=\"\(height)\(unit)\" viewBox=\"0 0 \(width) \(height)\">\n<title>")
    svg.add(escaping: figure.title)
    svg.add("</title>\n<desc>")
    svg.add(escaping: figure.alternativeText)
    svg.add("</desc>\n")
    if format.showsPaper(appearance) {
      let page = Rectangle(x: 0, y: 0, width: drawing.size.width, height: drawing.size.height)
      svg.add("<rect")
      svg.add(attributes: page)
      svg.add(" fill=\"\(color(Paint(.paper)))\"/>\n")
    }
    if !glyphs.definitions.bytes.isEmpty {
      svg.add("<defs>\n")
      svg.add(glyphs.definitions)
      svg.add("</defs>\n")
    }
    svg.add(body)
    svg.add("</svg>\n")
    return svg.bytes
  }

  private mutating func add(_ command: DrawingCommand, _ index: Int) throws {
    switch command {
    case .fill(let path, let paint):
      svg.add("<path fill=\"\(color(paint))\" d=\"")
      svg.add(path)
      svg.add("\"/>\n")
    case .stroke(let path, let stroke):
      svg.add("<path fill=\"none\" stroke=\"\(color(stroke.paint))\" stroke-width=\"")
      svg.add(stroke.width)
      if !stroke.dash.isEmpty {
        svg.add("\" stroke-dasharray=\"")
        svg.add(list: stroke.dash)
      }
      svg.add("\" d=\"")
      svg.add(path)
      svg.add("\"/>\n")
    case .gradient(let frame, let from, let to):
      let id = "\(figure.id)-gradient-\(index)"
      svg.add(
        "<defs><linearGradient id=\"\(id)\"><stop offset=\"0\" stop-color=\"\(color(from))\"/>"
          + "<stop offset=\"1\" stop-color=\"\(color(to))\"/></linearGradient></defs>\n<rect")
      svg.add(attributes: frame)
      svg.add(" fill=\"url(#\(id))\"/>\n")
    case .image(let raster, let frame, let scaling):
      try add(raster, frame, scaling)
    case .text(let run):
      try add(run)
    }
  }

  private mutating func add(
    _ raster: Raster, _ frame: Rectangle, _ scaling: ImageScaling
  ) throws {
    // Slides' programs blur what they enlarge, so that pixels must be large in the file itself.
    let factor = scaling == .pixelated ? raster.enlargement(for: frame) : 1
    svg.add("<image")
    svg.add(attributes: frame)
    svg.add(" preserveAspectRatio=\"none\" xlink:href=\"")
    svg.add(png: try pictures.png(of: raster, enlargement: factor, on: appearance))
    svg.add("\"/>\n")
  }

  private mutating func add(_ run: TextRun) throws {
    let line = try fonts.glyphs(of: run.text, in: run.style.font)
    glyphs.add(line, of: run, fill: color(run.paint), to: &svg)
  }

  /// What a paint looks like on the paper: slides' programs handle opacity badly.
  private func color(_ paint: Paint) -> String { theme.color(paint, in: appearance).hex }
}
