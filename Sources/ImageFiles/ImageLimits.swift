/// How large a picture may be before it is refused unopened.
public struct ImageLimits: Hashable, Sendable {
  /// Pixels along either side.
  public let side: Int
  /// Pixels in all.
  public let area: Int

  public init(side: Int = 20_000, area: Int = 64_000_000) {
    self.side = side
    self.area = area
  }

  /// The largest number of bytes that one byte of deflated data can stand for.
  ///
  /// Source: zlib's technical details: 1032 to 1.
  static let deflateRatio = 1_032

  /// What speaks against a picture whose header says this size, in a file of so many bytes, which
  /// in its format can stand for `capacity` pixels at most.
  func problem(
    width: Int, height: Int, bytes: Int, capacity: Int
  ) -> ImageFileError.Problem? {
    if width > side || height > side || width * height > area {
      .tooLarge(width: width, height: height, limits: self)
    } else if width * height > capacity {
      .moreThanItsBytes(width: width, height: height, bytes: bytes)
    } else {
      nil
    }
  }
}
