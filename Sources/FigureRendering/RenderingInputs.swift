import CCairo
import CDeflate
import CZlib
import Figures
import FoundationEssentials

#if canImport(Glibc)
import Glibc
#endif

/// What pictures depend on besides the figure and this program, for a build's keys.
extension FigureRenderer {
  /// The versions of the libraries that draw and pack: `cairo 1.16.0, pixman 0.42.2, …`.
  ///
  /// They are those that are loaded, not those of the headers; libdeflate alone does not say.
  public static let libraryVersions: String = {
    let cairo = cairo_version_string().map { String(cString: $0) } ?? "unknown"
    let zlib = zlibVersion().map { String(cString: $0) } ?? "unknown"
    return "cairo \(cairo), pixman \(pixman), freetype \(freetype), zlib \(zlib), "
      + "libdeflate \(LIBDEFLATE_VERSION_STRING)"
  }()

  /// Cairo fills its surfaces with pixman, and loads it along with itself.
  private static var pixman: String {
    typealias Version = @convention(c) () -> UnsafePointer<CChar>?
    guard let symbol = dlsym(nil, "pixman_version_string"),
      let text = unsafeBitCast(symbol, to: Version.self)()
    else { return "unknown" }
    return String(cString: text)
  }

  private static var freetype: String {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0 else { return "unknown" }
    defer { FT_Done_FreeType(library) }
    var (major, minor, patch) = (FT_Int(), FT_Int(), FT_Int())
    FT_Library_Version(library, &major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }
}

extension FontFiles {
  /// The bytes of every face by its file name.
  ///
  /// - Throws: `FontError` when a file is missing or unreadable.
  public func contents() throws(FontError) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    for role in FontRole.allCases {
      files.append((role.fileName, [UInt8](try contents(of: role))))
    }
    return files
  }

  /// The bytes of one face's file.
  func contents(of role: FontRole) throws(FontError) -> Data {
    guard let data = FileManager.default.contents(atPath: try path(of: role)) else {
      throw FontError(role, .unreadable)
    }
    return data
  }
}
