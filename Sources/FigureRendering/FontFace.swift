import CCairo
import Figures
import FoundationEssentials

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
  private var glyphs: [Unicode.Scalar: GlyphOutline] = [:]

  init(_ role: FontRole, path: String, library: FreeType) throws(FontError) {
    var face: FT_Face?
    func failure(_ problem: FontError.Problem) -> FontError {
      FontError(file: role.fileName, package: role.package, problem: problem)
    }
    if let problem = FontIntegrity.problem(in: FileManager.default.contents(atPath: path)) {
      throw failure(problem)
    }
    guard FT_New_Face(library.library, path, 0, &face) == 0, let face else {
      throw failure(.unreadable)
    }
    let name = FT_Get_Postscript_Name(face).map { String(cString: $0) } ?? "nameless"
    guard name == role.postScriptName, face.pointee.units_per_EM > 0 else {
      FT_Done_Face(face)
      throw failure(name == role.postScriptName ? .noOutlines : .unexpected(name: name))
    }
    self.face = face
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
    // 1 is FT_LOAD_NO_SCALE: outlines and advances in font units, which switches hinting off.
    guard index != 0, FT_Load_Glyph(face, index, 1) == 0, let slot = face.pointee.glyph else {
      return nil
    }
    let glyph = GlyphOutline(index: index, slot: slot.pointee)
    glyphs[scalar] = glyph
    return glyph
  }
}
