import DurableFiles
import Foundation
import SiteBuilder

/// What authors wrote and what the system lends, read before anything is computed.
struct AuthoredFiles {
  /// Plain paragraphs for the start page.
  let introduction: String
  let lectures: [LectureSource]
  let templates: [TemplateFile]
  let assets: [AssetFile]
  let notices: [AssetFile]

  /// - Throws: `CommandFailure`, `FileFailure` or `UnreadableFile` for a file that is missing, cannot
  ///   be read or is no text.
  init() throws {
    guard FileManager.default.fileExists(atPath: "templates/lectures") else {
      throw CommandFailure(
        "templates/lectures is not here. Run fovea in the folder of its package, as 'make site' does."
      )
    }
    let folder = URL(fileURLWithPath: "templates")
    introduction = try Self.text("templates/introduction.md")
    lectures = try SiteFiles.lectures(
      in: folder.appending(path: "lectures"), shownAs: "templates/lectures")
    templates = try SiteFiles.templates(
      in: folder.appending(path: "pages"), shownAs: "templates/pages")
    assets = try SiteFiles.assets(in: folder.appending(path: "assets")) + SystemAssets.load()
    notices = try ["LICENSE", "NOTICE"].map { name in
      AssetFile(path: "\(name).txt", bytes: try Self.bytes(name))
    }
  }

  private static func text(_ path: String) throws -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw CommandFailure("\(path): the text is not UTF-8. Save it as UTF-8.")
    }
    return text
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure("\(path) is not here. Run fovea in the folder of its package.")
    }
    return try DurableFile.read(path)
  }
}
