import Figures

extension Raster {
  /// The image as a PNG file, with the colours and opacities of its map.
  func png(theme: Theme, appearance: Appearance) throws -> [UInt8] {
    switch self {
    case .bitmap(let bitmap):
      try encodePNG(
        bitmap.bytes, width: bitmap.width, height: bitmap.height,
        as: bitmap.channels == .grey ? .grey : .rgb)
    case .indexed(let width, let height, let indices, let map):
      try encodePNG(
        indices, width: width, height: height,
        as: .indexed(palette: map.paletteBytes(theme, appearance)))
    }
  }

  /// Opaque pixels as Cairo wants them: blue, green, red and a byte that does not count.
  func cairoPixels(theme: Theme, appearance: Appearance) -> [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 4)
    switch self {
    case .bitmap(let bitmap):
      let step = bitmap.channels.rawValue
      for start in stride(from: 0, to: bitmap.bytes.count, by: step) {
        for channel in [step - 1, step / 2, 0] { pixels.append(bitmap.bytes[start + channel]) }
        pixels.append(255)
      }
    case .indexed(_, _, let indices, let map):
      let paper = theme.color(.paper, in: appearance)
      let colors = map.palette(in: theme, appearance).map { $0.over(paper, opacity: $1) } + [paper]
      for index in indices {
        let color = colors[Int(index)]
        pixels += [color.blue, color.green, color.red, 255]
      }
    }
    return pixels
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
