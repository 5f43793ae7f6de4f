import CJPEG

extension PixelImage {
  /// The most pixels that a byte of a JPEG file can stand for.
  ///
  /// A block of 8×8 samples takes at least a bit, which is 512 pixels a byte; colours of half the
  /// resolution leave 341. Only sampling that no encoder uses, or arithmetic coding of an empty
  /// picture, needs less.
  private static let mostPixelsPerByte = 1_024

  /// Decodes a JPEG picture: baseline or progressive, in grey, colours or printing inks.
  init(jpeg bytes: [UInt8], file: String, limits: ImageLimits) throws(ImageFileError) {
    var header = fovea_jpeg()
    let status = fovea_jpeg_header(bytes, bytes.count, &header)
    try header.check(status, file: file, bytes: bytes.count)
    let (width, height) = (Int(header.width), Int(header.height))
    let excess = limits.problem(
      width: width, height: height, bytes: bytes.count,
      capacity: bytes.count * Self.mostPixelsPerByte)
    if let excess { throw ImageFileError(file: file, problem: excess) }
    let size = width * height * Int(header.channels)
    var decoded = FOVEA_JPEG_GOOD
    let pixels = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      decoded = fovea_jpeg_pixels(bytes, bytes.count, &header, buffer.baseAddress)
      // A picture that broke off is dropped unread.
      count = decoded == FOVEA_JPEG_GOOD ? size : 0
    }
    try header.check(decoded, file: file, bytes: bytes.count)
    self.init(
      width: width, height: height, channels: header.channels == 1 ? .grey : .rgb, pixels: pixels)
  }
}

extension fovea_jpeg {
  fileprivate func check(
    _ status: fovea_jpeg_status, file: String, bytes: Int
  ) throws(ImageFileError) {
    if status == FOVEA_JPEG_GOOD { return }
    let words = withUnsafeBytes(of: reason) { text in
      String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
    let problem: ImageFileError.Problem =
      switch status {
      case FOVEA_JPEG_TRUNCATED: .truncated(atByte: bytes)
      case FOVEA_JPEG_UNSUPPORTED: .unsupported(kind: "JPEG", reason: words)
      default: .corrupt(reason: words)
      }
    throw ImageFileError(file: file, problem: problem)
  }
}
