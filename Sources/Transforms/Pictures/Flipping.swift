public import ImageFiles

extension PixelImage {
  /// Left and right exchanged.
  public func flippedHorizontally() -> PixelImage {
    rearranged(height: height, width: width) { row, column in (row, width - 1 - column) }
  }

  /// Top and bottom exchanged.
  public func flippedVertically() -> PixelImage {
    rearranged(height: height, width: width) { row, column in (height - 1 - row, column) }
  }

  /// A part of the picture.
  ///
  /// - Parameters:
  ///   - top: rows above the part.
  ///   - left: columns beside it.
  ///   - newHeight: its rows.
  ///   - newWidth: its columns.
  /// - Returns: that part.
  public func cropped(
    top: Int, left: Int, height newHeight: Int, width newWidth: Int
  ) -> PixelImage {
    precondition(
      top >= 0 && left >= 0 && newHeight > 0 && newWidth > 0 && top + newHeight <= height
        && left + newWidth <= width,
      "\(newHeight)×\(newWidth) pixels at (\(top), \(left)) are not inside \(height)×\(width)")
    if newHeight == height && newWidth == width { return self }
    return rearranged(height: newHeight, width: newWidth) { row, column in
      (top + row, left + column)
    }
  }

  /// A picture whose pixels are read elsewhere in this one; black where nothing is.
  @inline(__always)
  func rearranged(
    height newHeight: Int, width newWidth: Int,
    _ origin: (_ row: Int, _ column: Int) -> (row: Int, column: Int)?
  ) -> PixelImage {
    let size = channels.rawValue
    let moved = [UInt8](unsafeUninitializedCapacity: newHeight * newWidth * size) {
      buffer, count in
      count = buffer.count
      guard var target = buffer.baseAddress else { return }
      pixels.withUnsafeBufferPointer { pixels in
        for row in 0..<newHeight {
          for column in 0..<newWidth {
            if let (oldRow, oldColumn) = origin(row, column) {
              let start = (oldRow &* width &+ oldColumn) &* size
              for channel in 0..<size { target[channel] = pixels[start &+ channel] }
            } else {
              for channel in 0..<size { target[channel] = 0 }
            }
            target += size
          }
        }
      }
    }
    return PixelImage(width: newWidth, height: newHeight, channels: channels, pixels: moved)
  }
}
