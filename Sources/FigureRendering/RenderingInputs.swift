import CCairo
import CDeflate
import Figures
import FoundationEssentials

/// What pictures depend on besides the figure and this program, for a build's keys.
extension FigureRenderer {
  /// The versions of the libraries that draw: `cairo 1.16.0, freetype 2.12.1, libdeflate 1.14`.
  public static var libraryVersions: String {
    let cairo = cairo_version_string().map { String(cString: $0) } ?? "unknown"
    let freetype = "\(FREETYPE_MAJOR).\(FREETYPE_MINOR).\(FREETYPE_PATCH)"
    return "cairo \(cairo), freetype \(freetype), libdeflate \(LIBDEFLATE_VERSION_STRING)"
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
