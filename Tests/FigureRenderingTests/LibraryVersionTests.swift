import FigureRendering
import Testing

@Suite struct LibraryVersionTests {
  @Test func `every library that draws or packs says which one it is`() {
    let versions = FigureRenderer.libraryVersions.split(separator: ", ")
    let names = versions.compactMap { $0.split(separator: " ").first }
    #expect(names == ["cairo", "pixman", "freetype", "zlib", "libdeflate"])
    #expect(versions.allSatisfy { $0.contains(#/ [0-9]+\.[0-9]/#) })
  }
}
