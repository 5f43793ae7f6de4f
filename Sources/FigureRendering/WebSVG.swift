import Figures
import FoundationEssentials

/// Writes drawing commands as SVG whose colours are CSS variables and whose text is text.
struct WebSVG {
  private let figure: Figure
  private let drawing: Drawing
  private let format: FigureFormat
  private let theme: Theme
  private var sheet: StyleSheet

  init(figure: Figure, drawing: Drawing, format: FigureFormat, theme: Theme) {
    self.figure = figure
    self.drawing = drawing
    self.format = format
    self.theme = theme
    sheet = StyleSheet(scope: "fovea-" + figure.id, theme: theme)
  }

  func text() throws -> String {
    var writer = self
    return try writer.write()
  }

  private mutating func write() throws -> String {
    var body = ""
    if format.backdrop == .paper {
      let page = Rectangle(
        x: 0, y: 0, width: drawing.size.width, height: drawing.size.height)
      body += element(.fill(.rectangle(page), Paint(.paper)))
    }
    for (index, command) in drawing.commands.enumerated() {
      switch command {
      case .gradient(let frame, let from, let to):
        body += gradient(frame, from, to, id: "\(figure.id)-gradient-\(index)")
      case .image(let raster, let frame, let scaling):
        body += try image(raster, frame, scaling)
      default:
        body += element(command)
      }
    }
    return opening + sheet.text + "<g class=\"\(sheet.scope)\">\n\(body)</g>\n</svg>\n"
  }

  private var opening: String {
    let (width, height) = (number(drawing.size.width), number(drawing.size.height))
    let description = [figure.alternativeText, figure.longDescription]
      .filter { !$0.isEmpty }.joined(separator: " ")
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
      + "viewBox=\"0 0 \(width) \(height)\" style=\"max-width:100%;height:auto\" role=\"img\" "
      + "aria-labelledby=\"\(figure.id)-title \(figure.id)-desc\">\n"
      + "<title id=\"\(figure.id)-title\">\(escapedXML(figure.title))</title>\n"
      + "<desc id=\"\(figure.id)-desc\">\(escapedXML(description))</desc>\n"
  }

  private mutating func element(_ command: DrawingCommand) -> String {
    switch command {
    case .fill(let path, let paint):
      let name = sheet.name(of: sheet.fill(paint))
      return "<path class=\"\(name)\" d=\"\(path.svg)\"/>\n"
    case .stroke(let path, let stroke):
      let name = sheet.name(of: sheet.stroke(stroke))
      return "<path class=\"\(name)\" d=\"\(path.svg)\"/>\n"
    case .text(let run):
      let name = sheet.name(of: sheet.text(run))
      let (x, y) = (number(run.origin.x), number(run.origin.y))
      let turn = run.direction == .upward ? " transform=\"rotate(-90 \(x) \(y))\"" : ""
      return "<text class=\"\(name)\" x=\"\(x)\" y=\"\(y)\"\(turn)>"
        + "\(escapedXML(run.text))</text>\n"
    case .gradient, .image:
      return ""
    }
  }

  private mutating func gradient(
    _ frame: Rectangle, _ from: Paint, _ to: Paint, id: String
  ) -> String {
    let stops = [(from, "0"), (to, "1")].map { paint, offset in
      let name = sheet.name(of: sheet.stop(paint))
      return "<stop class=\"\(name)\" offset=\"\(offset)\"/>"
    }
    return "<linearGradient id=\"\(id)\">\(stops.joined())</linearGradient>\n"
      + "<rect \(frame.svg) fill=\"url(#\(id))\"/>\n"
  }

  private func image(
    _ raster: Raster, _ frame: Rectangle, _ scaling: ImageScaling
  ) throws -> String {
    // The colours of maps are the same in both themes, so one file serves both.
    let png = Data(try raster.png(theme: theme, appearance: .light)).base64EncodedString()
    let pixelated = scaling == .pixelated ? " style=\"image-rendering:pixelated\"" : ""
    return "<image \(frame.svg) preserveAspectRatio=\"none\"\(pixelated) "
      + "href=\"data:image/png;base64,\(png)\"/>\n"
  }
}
