/// A WebP file without loss, put together by hand: all its pixels are (0, 1, 0) and take no bits.
///
/// Source: RFC 9649, §3.
struct EvenWebPFile {
  let bytes: [UInt8]

  init(width: Int, height: Int) {
    // Neither transforms nor a cache of colours, and one set of codes; each of its five codes has a
    // single symbol, which is 1 for green and 0 for red, blue, opacity and distance.
    let codes: [UInt8] = [0xC8, 0x88, 0x08]
    let picture: [UInt8] = [0x2F] + Self.number((width - 1) | (height - 1) << 14) + codes
    let chunk = Array("WEBPVP8L".utf8) + Self.number(picture.count) + picture
    bytes = Array("RIFF".utf8) + Self.number(chunk.count) + chunk
  }

  private static func number(_ value: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
