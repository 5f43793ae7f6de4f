import CPNG

extension PixelImage {
  /// Decodes a PNG picture from memory.
  ///
  /// Grey, colour, palette and 16-bit pictures of any bit depth, interlaced or not, are read;
  /// 16 bits are rounded to 8. Grey stays grey; a picture with transparency becomes RGBA. Nothing
  /// is allocated that the file's size does not justify.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name in errors.
  ///   - limits: the largest picture to open.
  /// - Throws: `ImageFileError` when the picture is damaged, cut short or too large.
  public init(
    png bytes: [UInt8], file: String, limits: ImageLimits = ImageLimits()
  ) throws(ImageFileError) {
    let chunks = try PNGChunks(bytes, file: file)
    if let problem = chunks.excess(over: limits, bytes: bytes.count) {
      throw ImageFileError(file: file, problem: problem)
    }
    do throws(PNGFailure) {
      self = try chunks.essential.withUnsafeBufferPointer { bytes throws(PNGFailure) in
        try Self.decoded(bytes)
      }
    } catch {
      throw ImageFileError(file: file, problem: .corrupt(reason: error.reason))
    }
  }

  /// Decodes a complete file; libpng keeps the addresses of both file and state between calls.
  private static func decoded(_ file: UnsafeBufferPointer<UInt8>) throws(PNGFailure) -> PixelImage {
    let image = UnsafeMutablePointer<png_image>.allocate(capacity: 1)
    image.initialize(to: png_image())
    image.pointee.version = UInt32(PNG_IMAGE_VERSION)
    defer {
      png_image_free(image)
      image.deallocate()
    }
    guard png_image_begin_read_from_memory(image, file.baseAddress, file.count) != 0 else {
      throw PNGFailure(reason: image.pointee.reason)
    }
    let channels = Channels(pngFormat: image.pointee.format)
    image.pointee.format = channels.pngFormat
    image.pointee.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
    let (width, height) = (Int(image.pointee.width), Int(image.pointee.height))
    var pixels = [UInt8](repeating: 0, count: width * height * channels.rawValue)
    guard png_image_finish_read(image, nil, &pixels, 0, nil) != 0 else {
      throw PNGFailure(reason: image.pointee.reason)
    }
    return PixelImage(width: width, height: height, channels: channels, pixels: pixels)
  }
}

/// libpng's own words, before they are joined with a file's name.
private struct PNGFailure: Error {
  let reason: String
}

extension PNGChunks {
  /// What speaks against decoding, judged by the header alone.
  fileprivate func excess(over limits: ImageLimits, bytes: Int) -> ImageFileError.Problem? {
    if width > limits.side || height > limits.side || width * height > limits.area {
      return .tooLarge(width: width, height: height, limits: limits)
    }
    let rowBytes = (width * bitsPerPixel + 7) / 8
    if rowBytes * height > (dataBytes + 1) * ImageLimits.deflateRatio {
      return .moreThanItsBytes(width: width, height: height, bytes: bytes)
    }
    return nil
  }
}

extension PixelImage.Channels {
  /// libpng's format flags: 1 is transparency, 2 is colour; its composed constants do not import.
  fileprivate init(pngFormat: UInt32) {
    switch (pngFormat & 1 != 0, pngFormat & 2 != 0) {
    case (false, false): self = .grey
    case (false, true): self = .rgb
    case (true, _): self = .rgba
    }
  }

  var pngFormat: UInt32 {
    switch self {
    case .grey: 0
    case .rgb: 2
    case .rgba: 3
    }
  }
}

extension png_image {
  /// libpng's message, up to its terminating zero.
  var reason: String {
    withUnsafeBytes(of: message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
