/// The colours that a palette picture's numbers stand for.
struct ColourTable {
  /// Red, green and blue of each colour, one after the other.
  private let values: [UInt8]

  init(values: [UInt8]) {
    self.values = values
  }

  var count: Int { values.count / 3 }

  /// Whether all are shades of grey: GIF and BMP have no other way to hold a grey picture.
  private var isGrey: Bool {
    stride(from: 0, to: values.count, by: 3).allSatisfy { (red: Int) in
      values[red] == values[red + 1] && values[red] == values[red + 2]
    }
  }

  /// The picture of H×W numbers, each of which this table has a colour for; `transparent` is no
  /// colour but a hole.
  func image(width: Int, height: Int, indices: [UInt8], transparent: Int? = nil) -> PixelImage {
    if isGrey && transparent == nil {
      return PixelImage(
        width: width, height: height, channels: .grey, pixels: indices.map { values[3 * Int($0)] })
    }
    let channels: PixelImage.Channels = transparent == nil ? .rgb : .rgba
    let size = indices.count * channels.rawValue
    let pixels = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      var place = 0
      for index in indices {
        let isHole = Int(index) == transparent
        for channel in 0..<3 { buffer[place + channel] = values[3 * Int(index) + channel] }
        if channels == .rgba { buffer[place + 3] = isHole ? 0 : 255 }
        place += channels.rawValue
      }
      count = size
    }
    return PixelImage(width: width, height: height, channels: channels, pixels: pixels)
  }
}
