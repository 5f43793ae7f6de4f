import Foundation
import SiteBuilder

/// Fonts and KaTeX from Debian's packages, as a site carries them.
enum SystemAssets {
  /// - Throws: `CommandFailure` with `missingPart` that names the file and its package.
  static func load() throws -> [AssetFile] {
    try fonts() + katex()
  }

  private static func fonts() throws -> [AssetFile] {
    let inter = ["Inter-Regular", "Inter-Italic", "Inter-SemiBold", "Inter-Bold"].map {
      ("/usr/share/fonts/opentype/inter/\($0).otf", "fonts-inter")
    }
    let mono = (
      "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf", "fonts-jetbrains-mono"
    )
    return try (inter + [mono]).map { path, package in
      let name = (path as NSString).lastPathComponent
      return AssetFile(path: "assets/fonts/\(name)", bytes: try bytes(of: path, from: package))
    }
  }

  private static func katex() throws -> [AssetFile] {
    do {
      return try SiteFiles.katex(
        in: URL(fileURLWithPath: "/usr/share/javascript/katex"),
        fonts: URL(fileURLWithPath: "/usr/share/fonts/truetype/katex"))
    } catch {
      throw CommandFailure(
        "\(error) Install KaTeX with 'sudo apt-get install libjs-katex fonts-katex', or run "
          + "scripts/setup.",
        status: .missingPart)
    }
  }

  private static func bytes(of path: String, from package: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(
        "\(path) is missing. Install it with 'sudo apt-get install \(package)', or run scripts/setup.",
        status: .missingPart)
    }
    return [UInt8](data)
  }
}
