/// A format of picture files, told by a file's first bytes and never by its name.
enum PictureFormat: Equatable {
  case png
  case jpeg
  case webP
  case gif
  case bmp
  /// Known by sight, but not read: what it is called in a sentence.
  case other(String)

  /// Nil when nothing is known that begins so.
  init?(_ bytes: [UInt8]) {
    func begins(_ text: String, at start: Int = 0) -> Bool {
      bytes.dropFirst(start).starts(with: text.utf8)
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if begins("RIFF") && begins("WEBP", at: 8) {
      self = .webP
    } else if begins("GIF8") {
      self = .gif
    } else if begins("BM") {
      self = .bmp
    } else if begins("II*\0") || begins("MM\0*") {
      self = .other("a TIFF picture")
    } else if begins("ftyp", at: 4) {
      self = .other("a HEIF or AVIF picture, or a film")
    } else if begins("%PDF") {
      self = .other("a PDF document")
    } else if bytes.first(where: { !Self.spaces.contains($0) }) == UInt8(ascii: "<") {
      self = .other("a web page or another text in angle brackets")
    } else {
      return nil
    }
  }

  private static let spaces = Array(" \t\r\n".utf8)
}
