import Foundation
import SiteBuilder
import Testing

@Suite struct SiteFilesTests {
  @Test func `KaTeX's sheet keeps the WOFF2 address of each font`() {
    let sheet =
      "@font-face{font-family:A;src:url(fonts/A.woff2) format('woff2'),url(fonts/A.woff) "
      + "format('woff')}.b{color:red}@font-face{src:url(fonts/B.woff2);font-weight:400}"
    #expect(
      KaTeXSheet.withWOFF2Only(sheet)
        == "@font-face{font-family:A;src:url(fonts/A.woff2) format('woff2')}.b{color:red}"
        + "@font-face{src:url(fonts/B.woff2);font-weight:400}")
    #expect(KaTeXSheet.fonts(in: sheet) == ["A.woff2", "B.woff2"])
  }

  @Test func `lectures are read in the order of their names`() throws {
    let folder = try temporaryFolder(["b.md": "B", "a.md": "A", "notes.txt": "-", ".c.md": "C"])
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(
      try SiteFiles.lectures(in: folder, shownAs: "lectures") == [
        LectureSource(path: "lectures/a.md", text: "A"),
        LectureSource(path: "lectures/b.md", text: "B"),
      ])
  }

  @Test func `text in another encoding is refused by name`() throws {
    let folder = try temporaryFolder([:])
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data([0x66, 0xfc, 0x72]).write(to: folder.appending(path: "a.md"))
    let error = #expect(throws: UnreadableFile.self) {
      try SiteFiles.lectures(in: folder, shownAs: "lectures")
    }
    #expect(error?.description == "lectures/a.md: the text is not UTF-8. Save it as UTF-8.")
  }

  @Test func `a folder that is not there is refused by name`() {
    let error = #expect(throws: UnreadableFile.self) {
      try SiteFiles.assets(in: URL(fileURLWithPath: "/no such folder"))
    }
    #expect(error?.description == "/no such folder: the folder cannot be read.")
  }

  private func temporaryFolder(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }
}
