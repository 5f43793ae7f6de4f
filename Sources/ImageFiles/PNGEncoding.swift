/// What to save when a PNG file is written: bytes or time.
public enum PNGEffort: String, Hashable, Codable, Sendable, CaseIterable {
  /// Every row with its best filter where that helps: for files that are kept.
  case small
  /// No filters, lighter compression: best for flat colours, two to three times as fast.
  case fast

  /// libdeflate's levels go from 1 to 12; above these two they take far longer and save little.
  var level: Int32 { self == .small ? 7 : 6 }
}

extension PixelImage {
  /// The picture as a PNG file in memory: the same bytes for the same pixels, without a date.
  ///
  /// Pixels are stored in as few bits as hold all of them: few greys in less than a byte, up to 256
  /// colours as numbers of a palette.
  ///
  /// - Parameters:
  ///   - effort: whether to save bytes or time.
  ///   - pixelsPerMetre: the size at which programs show the picture; none leaves it to them.
  ///   - file: the file's name in errors.
  /// - Returns: the file's bytes.
  /// - Throws: `ImageFileError` when there is not enough memory.
  public func png(
    _ effort: PNGEffort = .small, pixelsPerMetre: Int? = nil, file: String = "PNG"
  ) throws(ImageFileError) -> [UInt8] {
    switch channels {
    case .grey:
      let bits = GreyDepth.fewestBits(for: pixels)
      return try PNGWriter(
        width: width, height: height, color: .grey(bits: bits), pixelsPerMetre: pixelsPerMetre
      ).file(GreyDepth.reduced(pixels, to: bits), effort, named: file)
    case .rgb, .rgba:
      if let indexed = IndexedImage(self) {
        return try indexed.png(effort, pixelsPerMetre: pixelsPerMetre, file: file)
      }
      return try PNGWriter(
        width: width, height: height, color: channels == .rgb ? .rgb : .rgba,
        pixelsPerMetre: pixelsPerMetre
      ).file(pixels, effort, named: file)
    }
  }
}

/// Greys in fewer than eight bits, where the fewer bits mean the same greys.
private enum GreyDepth {
  static func fewestBits(for pixels: [UInt8]) -> Int {
    [1, 2, 4].first { bits in
      let step = step(bits)
      return pixels.allSatisfy { $0.isMultiple(of: step) }
    } ?? 8
  }

  static func reduced(_ pixels: [UInt8], to bits: Int) -> [UInt8] {
    let step = step(bits)
    return step == 1 ? pixels : pixels.map { $0 / step }
  }

  /// The distance of neighbouring greys: 255 for one bit, 1 for eight.
  private static func step(_ bits: Int) -> UInt8 { UInt8(255 / (1 << bits - 1)) }
}
