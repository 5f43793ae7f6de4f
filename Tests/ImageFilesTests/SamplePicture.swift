import Foundation
import ImageFiles
import Testing

/// A small picture of our own, saved by another library in some format, and beside it, as PNG, the
/// pixels that the same library reads from it.
struct SamplePicture: CustomTestStringConvertible {
  let name: String

  static let exact = [
    "lossy.webp", "lossless.webp", "transparent.webp", "palette.gif", "interlaced.gif", "grey.gif",
    "transparent.gif", "film.gif", "colours.bmp", "wide.bmp", "grey.bmp", "palette.bmp",
    "black-and-white.bmp",
  ].map(SamplePicture.init)

  static let jpeg = [
    "baseline.jpg", "full-colour.jpg", "progressive.jpg", "grey.jpg", "inks.jpg",
  ].map(SamplePicture.init)

  static let all = exact + jpeg

  var testDescription: String { name }

  func bytes() throws -> [UInt8] { try Self.bytes(of: name) }

  func decoded() throws -> PixelImage { try PixelImage(decoding: bytes(), file: name) }

  func expected() throws -> PixelImage {
    try PixelImage(png: Self.bytes(of: "\(name).png"), file: "\(name).png")
  }

  static func bytes(of name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try [UInt8](Data(contentsOf: folder.appending(path: "Pictures/\(name)")))
  }
}
