import CCairo
public import Figures
import Synchronization

/// The four faces of Fovea's figures, loaded from named files, never from the system's choice.
public final class FontLibrary: TextMeasuring, Sendable {
  private let faces: Mutex<FaceTable>

  /// Opens all four faces.
  ///
  /// - Parameter files: where to look for them.
  /// - Throws: `FontError` naming the first file that is missing or unusable.
  public init(files: FontFiles = .standard()) throws(FontError) {
    faces = Mutex(try FaceTable(files))
  }

  public func width(of text: String, in style: TextStyle) throws -> Double {
    try glyphs(of: text, in: style.font).reduce(0) { $0 + $1.advance } * style.size
  }

  /// The glyphs of a line of text.
  func glyphs(of text: String, in role: FontRole) throws(MissingGlyphError) -> [PlacedGlyph] {
    try faces.withLock { $0.glyphs(of: text, in: role) }.get()
  }

  /// Calls a body with the open faces, which no other thread uses meanwhile.
  func withFaces<Result: Sendable>(_ body: (FaceTable) throws -> Result) rethrows -> Result {
    try faces.withLock { try body($0) }
  }
}

/// The open faces; not for two threads at once.
final class FaceTable {
  private var faces: [FontRole: FontFace] = [:]
  private let library: FreeType
  /// Glyphs of characters of one scalar, which are the same wherever they stand.
  var plain: [FontRole: [Unicode.Scalar: PlacedGlyph]] = [:]

  init(_ files: FontFiles) throws(FontError) {
    library = try FreeType()
    for role in FontRole.allCases {
      faces[role] = try FontFace(role, path: files.path(of: role), library: library)
    }
  }

  subscript(role: FontRole) -> FontFace? { faces[role] }
}
