/// A JPEG file put together by hand: a grey square of 8×8 pixels in three colour channels, each of
/// which may have a scan of its own.
///
/// Source: ITU-T T.81, annex B.
struct JPEGFile {
  let bytes: [UInt8]

  /// Makes a file with scans of these channels, which are counted from 1.
  init(scans: [UInt8]) {
    // One code of one bit: no step from the last block's grey, or the block's end.
    let codes = [1] + [UInt8](repeating: 0, count: 16)
    let steps = [0] + [UInt8](repeating: 1, count: 64)
    let frame: [UInt8] = [8, 0, 8, 0, 8, 3] + (1...3).flatMap { [$0, 0x11, 0] }
    bytes =
      [0xFF, 0xD8] + Self.segment(0xDB, steps) + Self.segment(0xC0, frame)
      + Self.segment(0xC4, [0x00] + codes + [0x10] + codes)
      + scans.flatMap { Self.segment(0xDA, [1, $0, 0, 0, 63, 0]) + [0x3F] } + [0xFF, 0xD9]
  }

  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker, 0, UInt8(content.count + 2)] + content
  }
}
