/// Opaque pixels as drawing libraries keep them: 32 bits each, 0x??RRGGBB.
public struct SurfacePixels {
  /// Row by row; the numbers between the width and the stride do not count.
  let pixels: UnsafeBufferPointer<UInt32>
  let width: Int
  let height: Int
  /// From one row's first pixel to the next one's.
  let stride: Int

  public init(_ pixels: UnsafeBufferPointer<UInt32>, width: Int, height: Int, stride: Int) {
    precondition(
      width > 0 && height > 0 && stride >= width && pixels.count >= stride * height,
      "\(pixels.count) pixels are not \(height) rows of \(width)")
    self.pixels = pixels
    self.width = width
    self.height = height
    self.stride = stride
  }

  /// The PNG file of the pixels: with a palette where 256 colours are enough, else as RGB.
  ///
  /// Where there are a few colours more, the rarest of them take the nearest of the others, as long
  /// as no one can see the difference.
  ///
  /// - Parameters:
  ///   - effort: whether to save bytes or time.
  ///   - pixelsPerMetre: the size at which programs show the picture.
  ///   - file: the file's name in errors.
  /// - Returns: the file's bytes.
  /// - Throws: `ImageFileError` when there is not enough memory.
  public func png(
    _ effort: PNGEffort, pixelsPerMetre: Int? = nil, file: String = "PNG"
  ) throws(ImageFileError) -> [UInt8] {
    if let indexed { return try indexed.png(effort, pixelsPerMetre: pixelsPerMetre, file: file) }
    return try PNGWriter(width: width, height: height, color: .rgb, pixelsPerMetre: pixelsPerMetre)
      .file(rgbRows, effort, named: file)
  }

  /// The pixels as numbers of a palette's colours, unless there are too many.
  private var indexed: IndexedImage? {
    var table = ColorNumbers(limit: Self.mostColors)
    var isWithin = true
    let numbers = [UInt16](unsafeUninitializedCapacity: width * height) { buffer, count in
      for y in 0..<height where isWithin {
        let target = buffer.baseAddress.map { $0 + y * width }
        if let target { isWithin = number(row: y, &table, into: target) }
        count = (y + 1) * width
      }
    }
    guard isWithin, let palette = table.reduced(tolerance: Self.tolerance) else { return nil }
    let indices = [UInt8](unsafeUninitializedCapacity: numbers.count) { buffer, count in
      palette.numbers.withUnsafeBufferPointer { palette in
        for (place, number) in numbers.enumerated() { buffer[place] = palette[Int(number)] }
      }
      count = numbers.count
    }
    return IndexedImage(
      trusted: indices, width: width, height: height,
      palette: ColorNumbers.palette(of: palette.colors), hasTransparency: false)
  }

  /// With more colours than this there are photographs among them.
  private static let mostColors = 1024
  /// How far the colour of a few pixels, most of them at edges, may be off, of 255.
  ///
  /// Less than a sixtieth, which no one sees. Kept as they are, with three bytes a pixel, such
  /// pictures take 1.7 times the bytes and twice the time.
  private static let tolerance = 4

  /// Writes the numbers of a row's colours, most of which stand beside or below themselves.
  ///
  /// - Returns: whether the table has had room for all of them.
  private func number(
    row y: Int, _ table: inout ColorNumbers, into numbers: UnsafeMutablePointer<UInt16>
  ) -> Bool {
    let row = UnsafeBufferPointer(rebasing: pixels[y * stride..<y * stride + width])
    if y > 0, isSame(row, UnsafeBufferPointer(rebasing: pixels[(y - 1) * stride..<y * stride])) {
      numbers.update(from: numbers - width, count: width)
      return true
    }
    var x = 0
    while x < width {
      let color = row[x]
      var next = x + 1
      while next < width, row[next] == color { next += 1 }
      guard let number = table.number(of: color | 0xFF00_0000, pixels: next - x) else {
        return false
      }
      (numbers + x).update(repeating: number, count: next - x)
      x = next
    }
    return true
  }

  /// Compares all pixels without a branch, many at once.
  private func isSame(_ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>) -> Bool {
    var difference: UInt32 = 0
    for x in 0..<width { difference |= a[x] ^ b[x] }
    return difference == 0
  }

  private var rgbRows: PNGRows {
    let rowBytes = 1 + 3 * width
    // A pixel is stored as four bytes, of which the next one covers the last: room for one more.
    let bytes = [UInt8](unsafeUninitializedCapacity: rowBytes * height + 1) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      for y in 0..<height {
        let start = y * rowBytes
        bytes[start] = 0
        for x in 0..<width {
          let pixel = (pixels[y * stride + x] << 8).bigEndian
          bytes.storeBytes(of: pixel, toByteOffset: start + 1 + 3 * x, as: UInt32.self)
        }
      }
      count = rowBytes * height
    }
    return PNGRows(unfiltered: bytes, rowBytes: rowBytes, height: height)
  }
}
