import ImageFiles
import Mathematics

/// A picture of random colours.
func randomPicture(
  height: Int, width: Int, channels: PixelImage.Channels = .rgb, seed: UInt64 = 1
) -> PixelImage {
  var random = SeededRandom(seed: seed)
  return PixelImage(
    width: width, height: height, channels: channels,
    pixels: (0..<height * width * channels.rawValue).map { _ in
      UInt8(random.integer(below: 256))
    })
}

/// A grey picture from its rows.
func grey(_ rows: [[UInt8]]) -> PixelImage {
  PixelImage(
    width: rows[0].count, height: rows.count, channels: .grey, pixels: rows.flatMap { $0 })
}

/// One pixel.
func pixel(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> PixelImage {
  PixelImage(width: 1, height: 1, channels: .rgb, pixels: [red, green, blue])
}

extension PixelImage {
  /// Height and width.
  var size: [Int] { [height, width] }
}
