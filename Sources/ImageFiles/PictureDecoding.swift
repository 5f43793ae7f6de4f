extension PixelImage {
  /// Decodes a PNG, JPEG, WebP, GIF or BMP picture from memory; its first bytes say which.
  ///
  /// Pixels are the numbers in the file, without colour profile, gamma or the turn that a camera
  /// notes, as libraries used for training read them. Grey stays grey, a palette becomes its
  /// colours, printing inks become red, green and blue, transparency becomes a fourth channel,
  /// and of a film in GIF the first picture is read. A damaged file is refused, and so is one that
  /// ends before its last pixel or, in PNG and JPEG, before its end mark, and a JPEG without all
  /// of its scans; a GIF whose first picture is all there is read, even without the end mark and
  /// whatever else follows.
  ///
  /// Nothing is allocated that the file's size does not justify, except for WebP without loss, which
  /// holds any area of an even colour in a few bytes: there the limits alone decide. Several threads
  /// may decode at once.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name in errors.
  ///   - limits: the largest picture to open.
  /// - Throws: `ImageFileError` when the picture is damaged, cut short, too large, or of a kind that
  ///   is not read.
  public init(
    decoding bytes: [UInt8], file: String, limits: ImageLimits = ImageLimits()
  ) throws(ImageFileError) {
    if bytes.isEmpty { throw ImageFileError(file: file, problem: .empty) }
    switch PictureFormat(bytes) {
    case .png: try self.init(png: bytes, file: file, limits: limits)
    case .jpeg: try self.init(jpeg: bytes, file: file, limits: limits)
    case .webP: try self.init(webP: bytes, file: file, limits: limits)
    case .gif: try self.init(gif: bytes, file: file, limits: limits)
    case .bmp: try self.init(bmp: bytes, file: file, limits: limits)
    case .other(let kind): throw ImageFileError(file: file, problem: .otherFormat(kind))
    case nil: throw ImageFileError(file: file, problem: .unknownFormat)
    }
  }
}
