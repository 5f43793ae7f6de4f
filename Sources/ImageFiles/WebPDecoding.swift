import CWebP

extension PixelImage {
  /// The most pixels that a WebP file can stand for, before the limits.
  ///
  /// With loss, each block of 16×16 pixels says how it is predicted, which takes more than two bits.
  /// Without loss, pixels of one even colour take no bits at all: a valid file of 28 bytes can stand
  /// for any area. There only the limits bound what is allocated, and they are checked before.
  ///
  /// Source: RFC 6386, §11.2 to §11.5, for the bits of a block; RFC 9649, §3, for codes of no bits.
  private static func capacity(of picture: WebPBitstreamFeatures, bytes: Int) -> Int {
    let isLossy = picture.format == 1
    return isLossy ? bytes * 1_024 : .max
  }

  /// Decodes a WebP picture, with or without loss; a film is refused.
  init(webP bytes: [UInt8], file: String, limits: ImageLimits) throws(ImageFileError) {
    func failure(_ problem: ImageFileError.Problem) -> ImageFileError {
      ImageFileError(file: file, problem: problem)
    }
    var config = WebPDecoderConfig()
    guard WebPInitDecoderConfig(&config) != 0 else {
      throw failure(.corrupt(reason: "libwebp has another version than this program"))
    }
    let status = WebPGetFeatures(bytes, bytes.count, &config.input)
    if let problem = status.problem(bytes: bytes.count) { throw failure(problem) }
    if config.input.has_animation != 0 {
      throw failure(.unsupported(kind: "WebP", reason: "it is a film of several pictures"))
    }
    let (width, height) = (Int(config.input.width), Int(config.input.height))
    let excess = limits.problem(
      width: width, height: height, bytes: bytes.count,
      capacity: Self.capacity(of: config.input, bytes: bytes.count))
    if let excess { throw failure(excess) }
    let channels: Channels = config.input.has_alpha != 0 ? .rgba : .rgb
    let rowBytes = width * channels.rawValue
    var decoded = VP8_STATUS_OK
    let pixels = [UInt8](unsafeUninitializedCapacity: rowBytes * height) { buffer, count in
      config.output.colorspace = channels == .rgba ? MODE_RGBA : MODE_RGB
      config.output.is_external_memory = 1
      config.output.u.RGBA.rgba = buffer.baseAddress
      config.output.u.RGBA.stride = Int32(rowBytes)
      config.output.u.RGBA.size = buffer.count
      decoded = WebPDecode(bytes, bytes.count, &config)
      // A picture that broke off is dropped unread.
      count = decoded == VP8_STATUS_OK ? rowBytes * height : 0
    }
    if let problem = decoded.problem(bytes: bytes.count) { throw failure(problem) }
    self.init(width: width, height: height, channels: channels, pixels: pixels)
  }
}

extension VP8StatusCode {
  fileprivate func problem(bytes: Int) -> ImageFileError.Problem? {
    switch self {
    case VP8_STATUS_OK: nil
    case VP8_STATUS_NOT_ENOUGH_DATA, VP8_STATUS_SUSPENDED: .truncated(atByte: bytes)
    case VP8_STATUS_OUT_OF_MEMORY: .corrupt(reason: "libwebp runs out of memory")
    case VP8_STATUS_UNSUPPORTED_FEATURE:
      .unsupported(kind: "WebP", reason: "libwebp does not know a part of it")
    default: .corrupt(reason: "libwebp cannot make sense of it")
    }
  }
}
