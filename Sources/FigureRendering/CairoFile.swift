import CCairo
public import Figures
import ImageFiles

/// A drawing that Cairo could not finish, with Cairo's own words.
public struct DrawingError: Error, Equatable, CustomStringConvertible {
  public var size: Size
  public var reason: String

  public var description: String {
    "a drawing of \(shortDecimal(size.width))×\(shortDecimal(size.height)) points cannot be "
      + "drawn: \(reason). Use a smaller figure or scale."
  }
}

/// Turns drawings into PNG and PDF files.
struct CairoFile {
  let theme: Theme
  let appearance: Appearance
  let fonts: FontLibrary

  /// A PNG with `scale` pixels per point; text is filled outlines, placed to fractions of a pixel.
  func png(
    _ drawing: Drawing, scale: Double, pixelsPerMetre: Int, named name: String
  ) throws -> [UInt8] {
    let width = Int((drawing.size.width * scale).rounded(.up))
    let height = Int((drawing.size.height * scale).rounded(.up))
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    let context = try context(on: surface, drawing)
    defer { cairo_destroy(context) }
    cairo_scale(context, scale, scale)
    try CairoCanvas(
      context: context, theme: theme, appearance: appearance, drawText: fillOutlines
    ).draw(drawing, onPaper: true)
    try check(cairo_status(context), drawing)
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else {
      throw DrawingError(size: drawing.size, reason: "there are no pixels")
    }
    // Four bytes a pixel, and rows that begin at multiples of four bytes.
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    return try data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { pixels in
      try SurfacePixels(
        UnsafeBufferPointer(start: pixels, count: stride * height), width: width, height: height,
        stride: stride
      ).png(drawing.effort, pixelsPerMetre: pixelsPerMetre, file: name)
    }
  }

  private func context(on surface: OpaquePointer?, _ drawing: Drawing) throws -> OpaquePointer {
    try check(cairo_surface_status(surface), drawing)
    guard let context = cairo_create(surface) else {
      throw DrawingError(size: drawing.size, reason: "out of memory")
    }
    cairo_set_antialias(context, CAIRO_ANTIALIAS_FAST)
    return context
  }

  private func check(_ status: cairo_status_t, _ drawing: Drawing) throws {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw DrawingError(
      size: drawing.size, reason: String(cString: cairo_status_to_string(status)))
  }

  private func fillOutlines(_ run: TextRun, _ context: OpaquePointer) throws {
    cairo_new_path(context)
    for segment in try OutlinedText(run, fonts: fonts).segments {
      switch segment {
      case .move(let x, let y):
        cairo_close_path(context)
        cairo_move_to(context, x, y)
      case .line(let x, let y): cairo_line_to(context, x, y)
      case .cubic(let ax, let ay, let bx, let by, let x, let y):
        cairo_curve_to(context, ax, ay, bx, by, x, y)
      }
    }
    cairo_fill(context)
  }

  /// A PDF of one page at the drawing's size, with embedded fonts and text that can be searched.
  func pdf(
    _ drawing: Drawing, title: String, pointsPerInch: Double, onPaper: Bool
  ) throws -> [UInt8] {
    // A page is measured in 72ths of an inch.
    let scale = 72 / pointsPerInch
    return try fonts.withFaces { faces in
      let sink = ByteSink()
      let surface = cairo_pdf_surface_create_for_stream(
        ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), drawing.size.width * scale,
        drawing.size.height * scale)
      defer { cairo_surface_destroy(surface) }
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
      // Cairo would write the present time.
      cairo_pdf_surface_set_metadata(
        surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
      let context = try context(on: surface, drawing)
      defer { cairo_destroy(context) }
      cairo_scale(context, scale, scale)
      let text = EmbeddedText(faces: faces)
      try CairoCanvas(
        context: context, theme: theme, appearance: appearance, drawText: text.draw
      ).draw(drawing, onPaper: onPaper)
      try check(cairo_status(context), drawing)
      cairo_surface_finish(surface)
      try check(cairo_surface_status(surface), drawing)
      return sink.bytes
    }
  }
}

extension Drawing {
  /// Photographs alone gain from the filters that take time.
  fileprivate var effort: PNGEffort {
    let hasPhotograph = commands.contains { command in
      if case .image(let raster, _, .smooth) = command { raster.height > 1 } else { false }
    }
    return hasPhotograph ? .small : .fast
  }
}

/// Collects what Cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}
