import CCairo
import Figures

/// FreeType itself; closes when the last face that came from it is gone.
final class FreeType {
  fileprivate let library: FT_Library

  init() throws(FontError) {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0, let library else {
      throw FontError(file: "library FreeType", package: "libfreetype6", problem: .unreadable)
    }
    self.library = library
  }

  deinit {
    FT_Done_FreeType(library)
  }
}

/// One font file, opened with FreeType: widths and outlines of its glyphs, without hinting.
final class FontFace {
  let face: FT_Face
  let unitsPerEm: Double
  private let library: FreeType
  /// What FreeType reads from as long as the face is open.
  private let file: FontFile
  private var glyphs: [Unicode.Scalar: GlyphOutline] = [:]

  init(_ file: FontFile, library: FreeType) throws(FontError) {
    var face: FT_Face?
    let bytes = file.bytes
    guard
      FT_New_Memory_Face(
        library.library, bytes.assumingMemoryBound(to: UInt8.self).baseAddress,
        FT_Long(bytes.count), 0, &face) == 0, let face
    else { throw FontError(file.role, .unreadable) }
    let name = FT_Get_Postscript_Name(face).map { String(cString: $0) } ?? "nameless"
    guard name == file.role.postScriptName, face.pointee.units_per_EM > 0 else {
      FT_Done_Face(face)
      throw FontError(
        file.role,
        name == file.role.postScriptName ? .noOutlines : .unexpected(name: name))
    }
    self.face = face
    self.file = file
    self.library = library
    unitsPerEm = Double(face.pointee.units_per_EM)
  }

  deinit {
    FT_Done_Face(face)
  }

  /// The glyph of a character, loaded once.
  ///
  /// - Returns: `nil` when the face lacks the character.
  func glyph(of scalar: Unicode.Scalar) -> GlyphOutline? {
    if let known = glyphs[scalar] { return known }
    let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
    guard index != 0, FT_Load_Glyph(face, index, Self.asDesigned) == 0,
      let slot = face.pointee.glyph
    else { return nil }
    let glyph = GlyphOutline(index: index, slot: slot.pointee)
    glyphs[scalar] = glyph
    return glyph
  }

  /// FT_LOAD_NO_SCALE: outlines and advances in font units, which switches hinting off; and
  /// FT_LOAD_IGNORE_TRANSFORM: Cairo leaves the face turned after it has set a text upward.
  private static let asDesigned: FT_Int32 = 1 << 0 | 1 << 11
}
