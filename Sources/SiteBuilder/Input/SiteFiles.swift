public import Foundation

/// A file that a site needs and that cannot be read.
public struct UnreadableFile: Error, Equatable, Sendable, CustomStringConvertible {
  public var path: String
  public var reason: String

  public var description: String { "\(path): \(reason)" }
}

/// Reads what authors edit from its folders; the only part of the module that touches files.
public enum SiteFiles {
  /// Every `*.md` of a folder, in the order of names; messages call the folder `shownAs`.
  public static func lectures(
    in folder: URL, shownAs: String
  ) throws(UnreadableFile) -> [LectureSource] {
    var sources: [LectureSource] = []
    for name in try names(in: folder, ending: ".md") {
      let text = try text(folder.appending(path: name), shownAs: "\(shownAs)/\(name)")
      sources.append(LectureSource(path: "\(shownAs)/\(name)", text: text))
    }
    return sources
  }

  /// Every `*.mustache` of a folder, in the order of names; messages call the folder `shownAs`.
  public static func templates(
    in folder: URL, shownAs: String
  ) throws(UnreadableFile) -> [TemplateFile] {
    var files: [TemplateFile] = []
    for name in try names(in: folder, ending: ".mustache") {
      let text = try text(folder.appending(path: name), shownAs: "\(shownAs)/\(name)")
      files.append(TemplateFile(path: "\(shownAs)/\(name)", text: text))
    }
    return files
  }

  /// The style sheets and scripts of a folder, for `assets/` of the site.
  public static func assets(in folder: URL) throws(UnreadableFile) -> [AssetFile] {
    var files: [AssetFile] = []
    for name in try names(in: folder, ending: ".css") + names(in: folder, ending: ".js") {
      let bytes = try bytes(folder.appending(path: name))
      files.append(AssetFile(path: "assets/\(name)", bytes: bytes))
    }
    return files
  }

  /// KaTeX as pages need it: one style sheet, one script, and fonts in WOFF2 alone.
  ///
  /// - Parameters:
  ///   - folder: holds `katex.min.css` and `katex.min.js`.
  ///   - fonts: holds `KaTeX_*.woff2`.
  /// - Returns: the files with their paths under the site.
  /// - Throws: `UnreadableFile` for the first file that is not there.
  public static func katex(in folder: URL, fonts: URL) throws(UnreadableFile) -> [AssetFile] {
    let sheet = try text(folder.appending(path: "katex.min.css"), shownAs: "katex.min.css")
    let script = try bytes(folder.appending(path: "katex.min.js"))
    var files = [
      AssetFile(
        path: "assets/katex/katex.min.css", bytes: Array(KaTeXSheet.withWOFF2Only(sheet).utf8)),
      AssetFile(path: "assets/katex/katex.min.js", bytes: script),
    ]
    for name in KaTeXSheet.fonts(in: sheet) {
      let bytes = try bytes(fonts.appending(path: name))
      files.append(AssetFile(path: "assets/katex/fonts/\(name)", bytes: bytes))
    }
    return files
  }

  /// A file's bytes.
  public static func bytes(_ file: URL) throws(UnreadableFile) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: file))
    } catch {
      throw UnreadableFile(path: file.path, reason: "the file cannot be read.")
    }
  }

  private static func text(_ file: URL, shownAs: String) throws(UnreadableFile) -> String {
    guard let text = String(validating: try bytes(file), as: UTF8.self) else {
      throw UnreadableFile(path: shownAs, reason: "the text is not UTF-8. Save it as UTF-8.")
    }
    return text
  }

  private static func names(in folder: URL, ending: String) throws(UnreadableFile) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
    } catch {
      throw UnreadableFile(path: folder.path, reason: "the folder cannot be read.")
    }
  }
}

/// KaTeX's style sheet, which names each font in three formats.
package enum KaTeXSheet {
  /// The sheet with the WOFF2 address alone in each `src`.
  package static func withWOFF2Only(_ sheet: String) -> String {
    var output = ""
    var rest = Substring(sheet)
    while let start = rest.firstRange(of: "src:url("),
      let end = rest[start.upperBound...].firstIndex(where: { $0 == ";" || $0 == "}" })
    {
      let sources = rest[start.upperBound..<end].split(separator: ",")
      let kept = sources.first { $0.contains(".woff2") } ?? rest[start.upperBound..<end]
      output += rest[..<start.upperBound] + kept
      rest = rest[end...]
    }
    return output + rest
  }

  /// The names of the sheet's WOFF2 fonts, sorted.
  package static func fonts(in sheet: String) -> [String] {
    let addresses = sheet.split(separator: "url(").dropFirst().map { $0.prefix { $0 != ")" } }
    let names = addresses.filter { $0.hasSuffix(".woff2") }
      .compactMap { $0.split(separator: "/").last.map(String.init) }
    return Set(names).sorted()
  }
}

extension Substring {
  /// Where a text first occurs.
  fileprivate func firstRange(of wanted: String) -> Range<Index>? {
    guard let start = indices.first(where: { self[$0...].hasPrefix(wanted) }) else { return nil }
    return start..<index(start, offsetBy: wanted.count)
  }
}
