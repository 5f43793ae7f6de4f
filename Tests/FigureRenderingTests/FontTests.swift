import FigureRendering
import Figures
import Testing

@Suite struct FontTests {
  @Test func `a missing font names its file, its package and where it was looked for`() {
    let error = #expect(throws: FontError.self) {
      try FontLibrary(files: FontFiles(folders: ["/nowhere"]))
    }
    #expect(
      error?.description
        == "font Inter-Regular.otf is not in /nowhere. Install the Debian package fonts-inter, "
        + "or name its folder in FOVEA_FONTS.")
  }

  @Test func `folders named in the environment come first`() {
    let files = FontFiles.standard(environment: ["FOVEA_FONTS": "/a:/b"])
    #expect(files.folders == ["/a", "/b", "/usr/share/fonts"])
  }

  @Test func `a missing glyph names the character and the font`() throws {
    let error = #expect(throws: MissingGlyphError.self) {
      try FontLibrary().width(of: "Zahl 数", in: TextStyle(font: .regular, size: 12))
    }
    #expect(
      error?.description
        == "Inter has no glyph for “数” (U+6570) in “Zahl 数”. Write it with other characters.")
  }

  @Test func `widths grow in proportion to the size`() throws {
    let fonts = try FontLibrary()
    let small = try fonts.width(of: "Fovea", in: TextStyle(font: .bold, size: 10))
    let large = try fonts.width(of: "Fovea", in: TextStyle(font: .bold, size: 30))
    #expect((large - 3 * small).magnitude < 1e-9)
  }

  @Test func `every character of the mono face is equally wide`() throws {
    let style = TextStyle(font: .mono, size: 10)
    #expect(try FontLibrary().width(of: "✓i1W−", in: style) == 5 * 6)
  }
}
