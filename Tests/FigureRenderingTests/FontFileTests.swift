import FigureRendering
import Figures
import Testing

/// A font that is not the one that figures are measured with is never used silently.
@Suite struct FontFileTests {
  private let advice =
    "Reinstall the Debian package fonts-inter, or mend the folder named in FOVEA_FONTS."

  @Test func `whole copies in a flat folder are used`() throws {
    #expect(try FontFolder().error() == nil)
  }

  @Test func `a missing font names its file, its package and where it was looked for`() throws {
    let folder = try FontFolder()
    try folder.remove("JetBrainsMono-Regular.ttf")
    #expect(
      folder.error()?.description
        == "font JetBrainsMono-Regular.ttf is not in \(folder.path). Install the Debian package "
        + "fonts-jetbrains-mono, or name its folder in FOVEA_FONTS.")
  }

  @Test(arguments: [100, 5000, 200_000])
  func `a font that was cut short is damaged`(length: Int) throws {
    let folder = try FontFolder()
    try folder.write(Array(folder.bytes(of: "Inter-Bold.otf").prefix(length)), "Inter-Bold.otf")
    #expect(
      folder.error()?.description
        == "font Inter-Bold.otf is damaged: its contents do not match its checksums. " + advice)
  }

  @Test func `a single wrong byte is found`() throws {
    let folder = try FontFolder()
    var bytes = try folder.bytes(of: "Inter-Regular.otf")
    bytes[bytes.count / 2] ^= 1
    try folder.write(bytes, "Inter-Regular.otf")
    #expect(folder.error()?.problem == .damaged)
  }

  @Test(arguments: [[], Array("This is no font at all, but a text.".utf8)])
  func `a file that is no font is refused`(bytes: [UInt8]) throws {
    let folder = try FontFolder()
    try folder.write(bytes, "Inter-SemiBold.otf")
    #expect(
      folder.error()?.description
        == "font Inter-SemiBold.otf cannot be read as a font. " + advice)
  }

  @Test func `another font under the name is refused`() throws {
    let folder = try FontFolder()
    try folder.write(folder.bytes(of: "Inter-Regular.otf"), "Inter-Bold.otf")
    #expect(
      folder.error()?.description
        == "font Inter-Bold.otf is not what its name says but Inter-Regular. " + advice)
  }

  @Test func `folders named in the environment come first`() {
    let files = FontFiles.standard(environment: ["FOVEA_FONTS": "/a:/b"])
    #expect(files.folders == ["/a", "/b", "/usr/share/fonts"])
  }
}
