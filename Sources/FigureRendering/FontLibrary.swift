public import Figures
import Synchronization

/// The four faces of Fovea's figures, loaded from named files, never from the system's choice.
public final class FontLibrary: TextMeasuring, Sendable {
  private let files: [FontFile]
  /// Open faces that no thread uses at the moment; there are as many as threads drew at once.
  private let idle: Mutex<[FaceTable]>

  /// Opens all four faces.
  ///
  /// - Parameter files: where to look for them.
  /// - Throws: `FontError` naming the first file that is missing or unusable.
  public init(files: FontFiles = .standard()) throws(FontError) {
    var read: [FontFile] = []
    for role in FontRole.allCases { read.append(try FontFile(role, in: files)) }
    self.files = read
    idle = Mutex([try FaceTable(read)])
  }

  public func width(of text: String, in style: TextStyle) throws -> Double {
    try withFaces { try $0.width(of: text, in: style.font) } * style.size
  }

  /// The glyphs of a line of text.
  func glyphs(of text: String, in role: FontRole) throws -> [PlacedGlyph] {
    try withFaces { try $0.glyphs(of: text, in: role) }
  }

  /// Calls a body with open faces, which no other thread uses meanwhile.
  func withFaces<Result>(_ body: (FaceTable) throws -> Result) throws -> Result {
    let faces = try idle.withLock { $0.popLast() } ?? FaceTable(files)
    defer { idle.withLock { $0.append(faces) } }
    return try body(faces)
  }
}
