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
    let placed = try faces.glyphs(of: run.text, in: run.style.font).get()
    guard let font = font(run.style.font), !placed.isEmpty else { return }
    cairo_set_font_face(context, font)
    cairo_set_font_size(context, run.style.size)
    cairo_set_font_options(context, options)
    var x = OutlinedText.start(of: placed, run)
    var glyphs: [cairo_glyph_t] = []
    for glyph in placed {
      glyphs.append(cairo_glyph_t(index: UInt(glyph.outline.index), x: x, y: 0))
      x += glyph.advance * run.style.size
    }
    // One cluster per character tells the PDF which letters the glyphs stand for.
    let clusters = run.text.unicodeScalars.map { scalar in
      cairo_text_cluster_t(num_bytes: Int32(UTF8.width(scalar)), num_glyphs: 1)
    }
    cairo_show_text_glyphs(
      context, run.text, Int32(run.text.utf8.count), glyphs, Int32(glyphs.count), clusters,
      Int32(clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
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
