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

  private var indexed: IndexedImage? {
    var table = ColorNumbers()
    var isWithin = true
    let indices = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
      for y in 0..<height {
        for x in 0..<width {
          guard let number = table.number(of: pixels[y * stride + x] | 0xFF00_0000) else {
            isWithin = false
            return
          }
          buffer[count] = number
          count += 1
        }
      }
    }
    guard isWithin else { return nil }
    return IndexedImage(
      trusted: indices, width: width, height: height, palette: table.palette,
      hasTransparency: false)
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
