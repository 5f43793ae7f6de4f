extension PixelImage {
  /// Decodes a BMP picture: palettes of 1, 4 and 8 bits, 16, 24 and 32 bits; run lengths are refused.
  ///
  /// Source: Microsoft, "Bitmap Storage" and "BITMAPV5HEADER structure".
  init(bmp bytes: [UInt8], file: String, limits: ImageLimits) throws(ImageFileError) {
    var cursor = ByteCursor(bytes, file: file)
    let header = try BMPHeader(&cursor, file: file)
    // Rows are stored plainly, so that their bytes must all be there.
    let excess = limits.problem(
      width: header.width, height: header.height, bytes: bytes.count, capacity: .max)
    if let excess { throw ImageFileError(file: file, problem: excess) }
    try cursor.move(to: header.start)
    let rowBytes = (header.width * header.bits + 31) / 32 * 4
    let rows = try cursor.next(rowBytes * header.height)
    self = try rows.withUnsafeBufferPointer { rows throws(ImageFileError) in
      switch header.colours {
      case .table(let table):
        let indices = header.indices(rows, rowBytes: rowBytes)
        guard indices.allSatisfy({ Int($0) < table.count }) else {
          throw ImageFileError(
            file: file, problem: .corrupt(reason: "a pixel has a colour that the palette has not"))
        }
        return table.image(width: header.width, height: header.height, indices: indices)
      case .masks(let masks):
        return header.image(rows, rowBytes: rowBytes, masks: masks)
      }
    }
  }
}

extension BMPHeader {
  /// The place of each row, from the top row of the picture to its lowest.
  private func rowStarts(_ rowBytes: Int) -> [Int] {
    (0..<height).map { (isTopDown ? $0 : height - 1 - $0) * rowBytes }
  }

  /// The palette's numbers; the first pixel of a byte stands in its highest bits.
  fileprivate func indices(_ rows: UnsafeBufferPointer<UInt8>, rowBytes: Int) -> [UInt8] {
    let perByte = 8 / bits
    let mask = UInt8((1 << bits) - 1)
    return [UInt8](unsafeUninitializedCapacity: width * height) { output, count in
      for start in rowStarts(rowBytes) {
        for x in 0..<width {
          output[count] = rows[start + x / perByte] >> UInt8(8 - bits * (x % perByte + 1)) & mask
          count += 1
        }
      }
    }
  }

  fileprivate func image(
    _ rows: UnsafeBufferPointer<UInt8>, rowBytes: Int, masks: [ChannelMask]
  ) -> PixelImage {
    let bytesPerPixel = bits / 8
    let size = width * height * masks.count
    let pixels = [UInt8](unsafeUninitializedCapacity: size) { output, count in
      for start in rowStarts(rowBytes) {
        for x in 0..<width {
          var value: UInt32 = 0
          for i in 0..<bytesPerPixel {
            value |= UInt32(rows[start + x * bytesPerPixel + i]) << UInt32(8 * i)
          }
          for mask in masks {
            output[count] = mask.level(of: value)
            count += 1
          }
        }
      }
    }
    return PixelImage(
      width: width, height: height, channels: masks.count == 4 ? .rgba : .rgb, pixels: pixels)
  }
}
