import CCairo

/// A small sheet of 8-bit coverage that Cairo fills polygons on; one per thread.
///
/// Only straight-edged fills are used: Cairo's own strokes and arcs ask libm for sines, whose last
/// bit differs from machine to machine, while its fills count in whole numbers.
final class InkCanvas {
  let width: Int
  let height: Int
  private let surface: OpaquePointer
  private let context: OpaquePointer

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(width), Int32(height))
    context = cairo_create(surface)
    cairo_set_antialias(context, CAIRO_ANTIALIAS_GOOD)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING)
    cairo_set_source_rgba(context, 0, 0, 0, 1)
    check()
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Removes all ink.
  func clear() {
    cairo_surface_flush(surface)
    let stride = Int(cairo_image_surface_get_stride(surface))
    cairo_image_surface_get_data(surface)?.update(repeating: 0, count: stride * height)
    cairo_surface_mark_dirty(surface)
  }

  /// Adds a closed polygon, in pixels, to what the next `fill` covers.
  func add(_ polygon: [Point]) {
    guard let first = polygon.first else { return }
    cairo_move_to(context, first.x, first.y)
    for point in polygon.dropFirst() { cairo_line_to(context, point.x, point.y) }
    cairo_close_path(context)
  }

  /// Covers every added polygon with ink; where two of them overlap there is no more ink than once.
  ///
  /// A slanted edge outside the sheet keeps Cairo from passing upright rectangles on to pixman,
  /// which fills them with other code, or not at all where its fast paths are switched off.
  func fill() {
    add([Point(-3, -3), Point(-2, -2), Point(-3, -2)])
    cairo_fill(context)
    check()
  }

  /// Cairo keeps its first error and from then on draws nothing: pictures would lack shapes.
  private func check() {
    let status = cairo_status(context)
    precondition(
      status == CAIRO_STATUS_SUCCESS,
      "\(width)×\(height) pixels: \(String(cString: cairo_status_to_string(status)))")
  }

  /// Coverage row by row, 0 to 255, without padding.
  func withCoverage<Result>(
    _ body: (_ row: (Int) -> UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    cairo_surface_flush(surface)
    let stride = Int(cairo_image_surface_get_stride(surface))
    let data = cairo_image_surface_get_data(surface)
    return body { row in
      UnsafeBufferPointer(start: data.map { UnsafePointer($0 + row * stride) }, count: width)
    }
  }
}
