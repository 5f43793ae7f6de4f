import CCairo
import Figures

/// The four faces, open for one thread at a time, which is up to who hands the table out.
final class FaceTable: @unchecked Sendable {
  private var faces: [FontRole: FontFace] = [:]
  private let library: FreeType
  /// Glyphs of characters of one scalar, which are the same wherever they stand.
  var plain: [FontRole: [Unicode.Scalar: PlacedGlyph]] = [:]
  /// Those of ASCII's letters, digits and signs, from the space on.
  private var ascii: [FontRole: [PlacedGlyph]] = [:]
  /// Of texts that are not plain; the search for a layout asks for the same ones many times.
  private var widths: [FontRole: [String: Double]] = [:]

  init(_ files: [FontFile]) throws(FontError) {
    library = try FreeType()
    for file in files { faces[file.role] = try FontFace(file, library: library) }
  }

  subscript(role: FontRole) -> FontFace? { faces[role] }

  /// The width of a line of text in parts of the type size.
  func width(of text: String, in role: FontRole) throws(MissingGlyphError) -> Double {
    let width = withASCII(text, in: role) { bytes, plain in
      bytes.reduce(0) { $0 + plain[Int($1 - Self.space)].advance }
    }
    if let width { return width }
    if let known = widths[role]?[text] { return known }
    let sum = try composedGlyphs(of: text, in: role).reduce(0) { $0 + $1.advance }
    if widths[role, default: [:]].count >= Self.mostWidths { widths[role] = [:] }
    widths[role, default: [:]][text] = sum
    return sum
  }

  /// The glyphs of a line of text.
  func glyphs(of text: String, in role: FontRole) throws(MissingGlyphError) -> [PlacedGlyph] {
    let glyphs = withASCII(text, in: role) { bytes, plain in
      bytes.map { plain[Int($0 - Self.space)] }
    }
    if let glyphs { return glyphs }
    return try composedGlyphs(of: text, in: role)
  }

  /// Most texts are plain: no accents to place, and a glyph for every byte.
  ///
  /// - Returns: `nil` for a text with anything else in it.
  private func withASCII<Result>(
    _ text: String, in role: FontRole,
    _ body: (UnsafeBufferPointer<UInt8>, _ plain: [PlacedGlyph]) -> Result
  ) -> Result? {
    let plain = asciiGlyphs(of: role)
    var text = text
    return text.withUTF8 { bytes in
      let isPlain = bytes.allSatisfy { $0 >= Self.space && $0 - Self.space < plain.count }
      return isPlain ? body(bytes, plain) : nil
    }
  }

  private func asciiGlyphs(of role: FontRole) -> [PlacedGlyph] {
    if let known = ascii[role] { return known }
    var glyphs: [PlacedGlyph] = []
    for byte in Self.space...UInt8(ascii: "~") {
      guard let glyph = plainGlyph(of: Unicode.Scalar(byte), in: role) else { break }
      glyphs.append(glyph)
    }
    ascii[role] = glyphs
    return glyphs
  }

  private static let space = UInt8(ascii: " ")
  /// More than any figure has, and little memory.
  private static let mostWidths = 4096
}
