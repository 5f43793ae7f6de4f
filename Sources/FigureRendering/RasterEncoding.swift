import Figures
import ImageFiles

extension Raster {
  /// The image as a PNG file, with the colours and opacities of its map.
  func png(theme: Theme, appearance: Appearance) throws -> [UInt8] {
    switch self {
    case .bitmap(let bitmap):
      try PixelImage(
        width: bitmap.width, height: bitmap.height,
        channels: bitmap.channels == .grey ? .grey : .rgb, pixels: bitmap.bytes
      ).png()
    case .indexed(let width, let height, let indices, let map):
      try IndexedImage(
        width: width, height: height, indices: indices,
        palette: map.paletteBytes(theme, appearance)
      ).withUsedColors.png()
    }
  }

  /// How much larger pixels must be to stay sharp in a frame, in points, that is blown up twice.
  func enlargement(for frame: Rectangle) -> Int {
    let wanted = (2 * frame.width / Double(width)).rounded(.up)
    let most = (2048 / Double(max(width, height))).rounded(.down)
    return Int(max(1, min(wanted, most)))
  }

  /// The same image with every pixel as a square of `factor × factor` pixels.
  func enlarged(by factor: Int) -> Raster {
    guard factor > 1 else { return self }
    switch self {
    case .bitmap(var bitmap):
      let samples = bitmap.channels.rawValue
      bitmap.bytes = Self.enlarged(bitmap.bytes, width: width, samples: samples, by: factor)
      (bitmap.width, bitmap.height) = (width * factor, height * factor)
      return .bitmap(bitmap)
    case .indexed(_, _, let indices, let map):
      return .indexed(
        width: width * factor, height: height * factor,
        indices: Self.enlarged(indices, width: width, samples: 1, by: factor), map: map)
    }
  }

  private static func enlarged(
    _ bytes: [UInt8], width: Int, samples: Int, by factor: Int
  ) -> [UInt8] {
    var enlarged: [UInt8] = []
    enlarged.reserveCapacity(bytes.count * factor * factor)
    var row = [UInt8](repeating: 0, count: width * factor * samples)
    for start in stride(from: 0, to: bytes.count, by: width * samples) {
      for place in 0..<width * samples {
        let (pixel, sample) = place.quotientAndRemainder(dividingBy: samples)
        let first = pixel * factor * samples + sample
        for copy in 0..<factor { row[first + copy * samples] = bytes[start + place] }
      }
      for _ in 0..<factor { enlarged += row }
    }
    return enlarged
  }

  /// Opaque pixels as Cairo wants them: 32 bits each, red above green above blue.
  func cairoPixels(theme: Theme, appearance: Appearance) -> [UInt32] {
    switch self {
    case .bitmap(let bitmap):
      let step = bitmap.channels.rawValue
      return stride(from: 0, to: bitmap.bytes.count, by: step).map { start in
        UInt32(bitmap.bytes[start]) << 16 | UInt32(bitmap.bytes[start + step / 2]) << 8
          | UInt32(bitmap.bytes[start + step - 1])
      }
    case .indexed(_, _, let indices, let map):
      let paper = theme.color(.paper, in: appearance)
      let colors =
        map.palette(in: theme, appearance).map { $0.over(paper, opacity: $1) } + [paper]
      let pixels = colors.map { UInt32($0.red) << 16 | UInt32($0.green) << 8 | UInt32($0.blue) }
      return indices.map { pixels[Int($0)] }
    }
  }
}

extension ColorMap {
  /// Red, green, blue and opacity of 256 entries; the last one, for missing values, is clear.
  fileprivate func paletteBytes(_ theme: Theme, _ appearance: Appearance) -> [UInt8] {
    palette(in: theme, appearance).flatMap { color, opacity in
      [color.red, color.green, color.blue, UInt8((opacity * 255).rounded())]
    } + [0, 0, 0, 0]
  }
}
