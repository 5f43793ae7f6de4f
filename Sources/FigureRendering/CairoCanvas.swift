import CCairo
import Figures

/// Draws commands with Cairo into any surface.
struct CairoCanvas {
  let context: OpaquePointer
  let theme: Theme
  let appearance: Appearance
  /// Draws one line of text; files that embed fonts and images of pixels differ here.
  let drawText: (TextRun, OpaquePointer) throws -> Void

  func draw(_ drawing: Drawing, onPaper: Bool) throws {
    if onPaper {
      set(Paint(.paper))
      cairo_paint(context)
    }
    for command in drawing.commands { try draw(command) }
  }

  private func draw(_ command: DrawingCommand) throws {
    switch command {
    case .fill(let path, let paint):
      add(path)
      set(paint)
      cairo_fill(context)
    case .stroke(let path, let stroke):
      add(path)
      set(stroke.paint)
      cairo_set_line_width(context, stroke.width)
      cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
      cairo_stroke(context)
    case .gradient(let frame, let from, let to):
      draw(frame, from, to)
    case .text(let run):
      set(run.paint)
      cairo_save(context)
      cairo_translate(context, run.origin.x, run.origin.y)
      if run.direction == .upward {
        var quarterTurn = cairo_matrix_t(xx: 0, yx: -1, xy: 1, yy: 0, x0: 0, y0: 0)
        cairo_transform(context, &quarterTurn)
      }
      defer { cairo_restore(context) }
      try drawText(run, context)
    case .image(let raster, let frame, let scaling):
      draw(raster, frame, scaling)
    }
  }

  private func set(_ paint: Paint) {
    let color = components(paint)
    cairo_set_source_rgb(context, color.red, color.green, color.blue)
  }

  /// What the paint looks like on the paper: mixed here, exactly, and not in eight bits by Cairo.
  private func components(_ paint: Paint) -> (red: Double, green: Double, blue: Double) {
    let color = theme.color(paint, in: appearance)
    return (Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }

  private func add(_ path: Path) {
    cairo_new_path(context)
    for segment in path.segments {
      switch segment {
      case .move(let point): cairo_move_to(context, point.x, point.y)
      case .line(let point): cairo_line_to(context, point.x, point.y)
      case .close: cairo_close_path(context)
      case .rectangle(let area):
        cairo_rectangle(context, area.x, area.y, area.width, area.height)
      case .circle(let center, let radius): addCircle(center, radius)
      }
    }
  }

  /// A circle from four curves, because Cairo's own arcs ask libm for sines.
  private func addCircle(_ center: Point, _ r: Double) {
    // The distance of control points that keeps the error under 0.03 % of the radius.
    let k = 0.552_284_75 * r
    let (x, y) = (center.x, center.y)
    cairo_move_to(context, x + r, y)
    cairo_curve_to(context, x + r, y + k, x + k, y + r, x, y + r)
    cairo_curve_to(context, x - k, y + r, x - r, y + k, x - r, y)
    cairo_curve_to(context, x - r, y - k, x - k, y - r, x, y - r)
    cairo_curve_to(context, x + k, y - r, x + r, y - k, x + r, y)
    cairo_close_path(context)
  }

  private func draw(_ frame: Rectangle, _ from: Paint, _ to: Paint) {
    let pattern = cairo_pattern_create_linear(frame.x, 0, frame.maxX, 0)
    defer { cairo_pattern_destroy(pattern) }
    for (offset, paint) in [(0.0, from), (1.0, to)] {
      let color = components(paint)
      cairo_pattern_add_color_stop_rgb(pattern, offset, color.red, color.green, color.blue)
    }
    cairo_set_source(context, pattern)
    cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
    cairo_fill(context)
  }

  private func draw(_ raster: Raster, _ frame: Rectangle, _ scaling: ImageScaling) {
    var pixels = raster.cairoPixels(theme: theme, appearance: appearance)
    let (width, height) = (Int32(raster.width), Int32(raster.height))
    pixels.withUnsafeMutableBufferPointer { buffer in
      let bytes = UnsafeMutableRawBufferPointer(buffer).bindMemory(to: UInt8.self)
      let surface = cairo_image_surface_create_for_data(
        bytes.baseAddress, CAIRO_FORMAT_RGB24, width, height, width * 4)
      cairo_save(context)
      cairo_translate(context, frame.x, frame.y)
      cairo_scale(context, frame.width / Double(width), frame.height / Double(height))
      cairo_set_source_surface(context, surface, 0, 0)
      let pattern = cairo_get_source(context)
      cairo_pattern_set_filter(
        pattern, scaling == .pixelated ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD)
      cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
      cairo_rectangle(context, 0, 0, Double(width), Double(height))
      cairo_fill(context)
      cairo_restore(context)
      // The pixels end with this closure; what still refers to them must copy them now.
      cairo_surface_finish(surface)
      cairo_surface_destroy(surface)
    }
  }
}
