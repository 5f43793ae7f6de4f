import CCairo
import Figures

/// Draws text with the font files themselves, so that a PDF embeds them.
final class EmbeddedText {
  private let faces: FaceTable
  private var fonts: [FontRole: OpaquePointer] = [:]
  private let options: OpaquePointer?

  init(faces: FaceTable) {
    self.faces = faces
    options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
  }

  deinit {
    for font in fonts.values { cairo_font_face_destroy(font) }
    cairo_font_options_destroy(options)
  }

  func draw(_ run: TextRun, _ context: OpaquePointer) throws {
    let placed = try faces.glyphs(of: run.text, in: run.style.font)
    cairo_set_font_options(context, options)
    var x = OutlinedText.start(of: placed, run)
    var rest = Array(run.text.utf8)[...]
    for part in placed.chunked(by: { $0.font == $1.font && $0.scale == $1.scale }) {
      let bytes = part.reduce(0) { $0 + $1.bytes }
      let text = String(decoding: rest.prefix(bytes), as: UTF8.self)
      rest = rest.dropFirst(bytes)
      x = show(part, text, from: x, size: run.style.size, context)
    }
  }

  /// Shows glyphs of one face and size.
  ///
  /// - Returns: where the next glyph stands.
  private func show(
    _ placed: ArraySlice<PlacedGlyph>, _ text: String, from start: Double, size: Double,
    _ context: OpaquePointer
  ) -> Double {
    guard let first = placed.first, let font = font(first.font) else { return start }
    cairo_set_font_face(context, font)
    cairo_set_font_size(context, size * first.scale)
    var x = start
    var glyphs: [cairo_glyph_t] = []
    for glyph in placed {
      glyphs.append(
        cairo_glyph_t(
          index: UInt(glyph.outline.index), x: x + glyph.right * size, y: -glyph.up * size))
      x += glyph.advance * size
    }
    // Clusters tell the PDF which letters the glyphs stand for.
    let clusters = placed.map { cairo_text_cluster_t(num_bytes: Int32($0.bytes), num_glyphs: 1) }
    cairo_show_text_glyphs(
      context, text, Int32(text.utf8.count), glyphs, Int32(glyphs.count), clusters,
      Int32(clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
    return x
  }

  private func font(_ role: FontRole) -> OpaquePointer? {
    if let known = fonts[role] { return known }
    guard let face = faces[role], let font = cairo_ft_font_face_create_for_ft_face(face.face, 0)
    else { return nil }
    // Cairo keeps fonts in a cache of its own and must keep the file open as long.
    let owner = Unmanaged.passRetained(face)
    let kept = cairo_font_face_set_user_data(font, EmbeddedText.ownerKey, owner.toOpaque()) {
      if let face = $0 { Unmanaged<FontFace>.fromOpaque(face).release() }
    }
    if kept != CAIRO_STATUS_SUCCESS { owner.release() }
    fonts[role] = font
    return font
  }

  /// An address that names our entry in a font's user data; what it holds does not matter.
  nonisolated(unsafe) private static let ownerKey =
    UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)
}

extension Array {
  /// The slices in which each element belongs with the one before.
  fileprivate func chunked(by belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices.dropFirst() where !belong(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : chunks + [self[start...]]
  }
}
