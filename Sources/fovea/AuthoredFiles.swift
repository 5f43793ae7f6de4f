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

  /// - Throws: `CommandFailure` or `UnreadableFile` for a file that is missing or is no text.
  init() throws {
    guard FileManager.default.fileExists(atPath: "templates/lectures") else {
      throw CommandFailure(
        "templates/lectures is not here. Run fovea in the folder of its package, as 'make site' does."
      )
    }
    let folder = URL(fileURLWithPath: "templates")
    introduction = String(
      decoding: try Self.bytes("templates/introduction.md"), as: UTF8.self)
    lectures = try SiteFiles.lectures(
      in: folder.appending(path: "lectures"), shownAs: "templates/lectures")
    templates = try SiteFiles.templates(
      in: folder.appending(path: "pages"), shownAs: "templates/pages")
    assets = try SiteFiles.assets(in: folder.appending(path: "assets")) + SystemAssets.load()
    notices = try ["LICENSE", "NOTICE"].map { name in
      AssetFile(path: "\(name).txt", bytes: try Self.bytes(name))
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure("\(path) is not here. Run fovea in the folder of its package.")
    }
    return [UInt8](data)
  }
}
