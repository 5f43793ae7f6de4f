import CPNG

/// What to save when a PNG file is written: bytes or time.
public enum PNGEffort: String, Hashable, Codable, Sendable, CaseIterable {
  /// Every row with its best filter: for files that are kept.
  case small
  /// No filters, light compression: about three times as fast.
  case fast
}

extension PixelImage {
  /// The picture as a PNG file in memory: the same bytes for the same pixels, without a date.
  ///
  /// - Parameters:
  ///   - effort: whether to save bytes or time.
  ///   - file: the file's name in errors.
  /// - Returns: the file's bytes.
  /// - Throws: `ImageFileError` when libpng runs out of memory.
  public func png(
    _ effort: PNGEffort = .small, file: String = "PNG"
  ) throws(ImageFileError) -> [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(width)
    image.height = UInt32(height)
    image.format = channels.pngFormat
    if effort == .fast { image.flags |= UInt32(PNG_IMAGE_FLAG_FAST) }
    defer { png_image_free(&image) }
    // Deflated data never grows by more than a few bytes a block, filters add one byte a row.
    let raw = height * (width * channels.rawValue + 1)
    var capacity = raw + raw / 500 + 4_096
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let done = png_image_write_to_memory(&image, buffer.baseAddress, &capacity, 0, pixels, 0, nil)
      count = done != 0 ? capacity : 0
    }
    if bytes.isEmpty {
      throw ImageFileError(file: file, problem: .notWritten(reason: image.reason))
    }
    return bytes
  }
}
