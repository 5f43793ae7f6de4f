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
}
