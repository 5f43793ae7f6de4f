import Figures
import FoundationEssentials

/// Writes drawing commands as plain SVG 1.1 that needs neither fonts nor style sheets.
struct SlideSVG {
  let figure: Figure
  let drawing: Drawing
  let theme: Theme
  let appearance: Appearance
  let fonts: FontLibrary

  func text() throws -> String {
    let (width, height) = (number(drawing.size.width), number(drawing.size.height))
    let page = Rectangle(x: 0, y: 0, width: drawing.size.width, height: drawing.size.height)
    let body = try drawing.commands.enumerated().map { try element($0.element, $0.offset) }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<svg xmlns=\"http://www.w3.org/2000/svg\" "
      + "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"\(width)pt\" "
      + "height=\"\(height)pt\" viewBox=\"0 0 \(width) \(height)\">\n"
      + "<title>\(escapedXML(figure.title))</title>\n"
      + "<desc>\(escapedXML(figure.alternativeText))</desc>\n"
      + "<rect \(page.svg) fill=\"\(color(Paint(.paper)))\"/>\n" + body.joined() + "</svg>\n"
  }

  private func element(_ command: DrawingCommand, _ index: Int) throws -> String {
    switch command {
    case .fill(let path, let paint):
      return "<path fill=\"\(color(paint))\" d=\"\(path.svg)\"/>\n"
    case .stroke(let path, let stroke):
      let dash = stroke.dash.map(number).joined(separator: " ")
      return "<path fill=\"none\" stroke=\"\(color(stroke.paint))\" "
        + "stroke-width=\"\(number(stroke.width))\""
        + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"") + " d=\"\(path.svg)\"/>\n"
    case .gradient(let frame, let from, let to):
      let id = "\(figure.id)-gradient-\(index)"
      return "<linearGradient id=\"\(id)\"><stop offset=\"0\" stop-color=\"\(color(from))\"/>"
        + "<stop offset=\"1\" stop-color=\"\(color(to))\"/></linearGradient>\n"
        + "<rect \(frame.svg) fill=\"url(#\(id))\"/>\n"
    case .image(let raster, let frame, let scaling):
      let png = Data(try raster.png(theme: theme, appearance: appearance)).base64EncodedString()
      let pixelated = scaling == .pixelated ? " style=\"image-rendering:pixelated\"" : ""
      return "<image \(frame.svg) preserveAspectRatio=\"none\"\(pixelated) "
        + "xlink:href=\"data:image/png;base64,\(png)\"/>\n"
    case .text(let run):
      return try outlines(run)
    }
  }

  /// What a paint looks like on the paper: slides' programs handle opacity badly.
  private func color(_ paint: Paint) -> String { theme.color(paint, in: appearance).hex }

  private func outlines(_ run: TextRun) throws -> String {
    let line = try OutlinedText(run, fonts: fonts)
    let turned = run.direction == .upward
    func place(_ x: Double, _ y: Double) -> String {
      let point = turned ? (x: y, y: -x) : (x: x, y: y)
      let (left, top) = (run.origin.x + point.x, run.origin.y + point.y)
      return shortDecimal(left, places: 2) + " " + shortDecimal(top, places: 2)
    }
    var path = ""
    for segment in line.segments {
      switch segment {
      case .move(let x, let y): path += (path.isEmpty ? "M" : "ZM") + place(x, y)
      case .line(let x, let y): path += "L" + place(x, y)
      case .cubic(let ax, let ay, let bx, let by, let x, let y):
        path += "C" + place(ax, ay) + " " + place(bx, by) + " " + place(x, y)
      }
    }
    guard !path.isEmpty else { return "" }
    return "<path fill=\"\(color(run.paint))\" d=\"\(path)Z\"/>\n"
  }
}
