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
        try Self.decoded(bytes, width: chunks.width, height: chunks.height)
      }
    } catch {
      throw ImageFileError(file: file, problem: .corrupt(reason: error.reason))
    }
  }

  /// Decodes a complete file of a size that was checked; libpng keeps the addresses of both file and
  /// state between calls.
  private static func decoded(
    _ file: UnsafeBufferPointer<UInt8>, width: Int, height: Int
  ) throws(PNGFailure) -> PixelImage {
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
    guard Int(image.pointee.width) == width, Int(image.pointee.height) == height else {
      throw PNGFailure(reason: "its header can be read in two ways")
    }
    let channels = Channels(pngFormat: image.pointee.format)
    let isPalette = image.pointee.format & png_image.paletteFlag != 0
    image.pointee.format = channels.pngFormat | (isPalette ? png_image.paletteFlag : 0)
    image.pointee.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
    let colours = isPalette ? Int(image.pointee.colormap_entries) : 0
    var palette = [UInt8](repeating: 0, count: colours * channels.rawValue)
    let samples = isPalette ? 1 : channels.rawValue
    var pixels = [UInt8](repeating: 0, count: width * height * samples)
    guard png_image_finish_read(image, nil, &pixels, 0, &palette) != 0 else {
      throw PNGFailure(reason: image.pointee.reason)
    }
    if isPalette {
      guard let last = pixels.max(), Int(last) < colours else {
        throw PNGFailure(reason: "a pixel has a colour that the palette has not")
      }
      pixels = values(of: pixels, in: palette, channels: channels)
    }
    return PixelImage(width: width, height: height, channels: channels, pixels: pixels)
  }

  /// H×W×C values of H×W numbers, each of which the palette has a colour for.
  private static func values(
    of indices: [UInt8], in palette: [UInt8], channels: Channels
  ) -> [UInt8] {
    let size = channels.rawValue
    return [UInt8](unsafeUninitializedCapacity: indices.count * size) { output, count in
      for index in indices {
        for channel in 0..<size {
          output[count] = palette[Int(index) * size + channel]
          count += 1
        }
      }
    }
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
  /// The format flag of a picture whose pixels are numbers of a palette's colours.
  fileprivate static let paletteFlag: UInt32 = 8

  /// libpng's message, up to its terminating zero.
  var reason: String {
    withUnsafeBytes(of: message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
