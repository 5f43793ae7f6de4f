/// What stands before the pixels of a BMP file.
struct BMPHeader {
  enum Colours {
    case table(ColourTable)
    /// Red, green, blue, and opacity where the picture has it.
    case masks([ChannelMask])
  }

  let width: Int
  let height: Int
  /// Whether the first row is the top one, and not the lowest.
  let isTopDown: Bool
  /// Bits of a pixel.
  let bits: Int
  let colours: Colours
  /// Where the pixels begin.
  let start: Int

  /// The lengths that a header has in one version or another, in bytes.
  private static let sizes = [12, 40, 52, 56, 64, 108, 124]

  init(_ cursor: inout ByteCursor, file: String) throws(ImageFileError) {
    func failure(_ problem: ImageFileError.Problem) -> ImageFileError {
      ImageFileError(file: file, problem: problem)
    }
    try cursor.skip(10)
    start = try cursor.number(4)
    let headerBytes = try cursor.number(4)
    guard Self.sizes.contains(headerBytes) else { throw failure(.badHeader) }
    let isOld = headerBytes == 12
    width = try cursor.number(isOld ? 2 : 4)
    let signedHeight = try cursor.number(isOld ? 2 : 4)
    isTopDown = !isOld && signedHeight >= 1 << 31
    height = isTopDown ? (1 << 32) - signedHeight : signedHeight
    let planes = try cursor.number(2)
    bits = try cursor.number(2)
    let method = isOld ? 0 : try cursor.number(4)
    var declaredColours = 0
    if !isOld {
      try cursor.skip(12)
      declaredColours = try cursor.number(4)
      try cursor.skip(4)
    }
    guard width > 0, height > 0, width < 1 << 31, planes == 1 else { throw failure(.badHeader) }
    switch (bits, method) {
    case (1, 0), (4, 0), (8, 0):
      guard declaredColours <= 1 << bits else { throw failure(.badHeader) }
      try cursor.skip(headerBytes - (isOld ? 12 : 40))
      let entries = declaredColours == 0 ? 1 << bits : declaredColours
      colours = .table(try Self.table(&cursor, entries: entries, entryBytes: isOld ? 3 : 4))
    case (16, 0): colours = .masks([0x7C00, 0x3E0, 0x1F].map(ChannelMask.init))
    // The fourth byte of such a pixel means nothing.
    case (24, 0), (32, 0): colours = .masks([0xFF_0000, 0xFF00, 0xFF].map(ChannelMask.init))
    case (16, 3), (32, 3), (16, 6), (32, 6):
      // Later headers say whether there is opacity; before them the masks follow the header.
      let count = headerBytes >= 56 || method == 6 ? 4 : 3
      var masks: [UInt32] = []
      for _ in 0..<count { masks.append(UInt32(try cursor.number(4))) }
      guard masks.prefix(3).allSatisfy({ $0 != 0 }) else { throw failure(.badHeader) }
      if masks.last == 0 { masks.removeLast() }
      colours = .masks(masks.map(ChannelMask.init))
    case (1, _), (4, _), (8, _), (16, _), (24, _), (32, _), (0, _):
      throw failure(.unsupported(kind: "BMP", reason: "its pixels are packed by method \(method)"))
    default: throw failure(.badHeader)
    }
    // Where no palette follows, the header was not read to its end.
    guard start >= max(cursor.position, 14 + headerBytes) else { throw failure(.badHeader) }
  }

  /// Colours are stored blue first.
  private static func table(
    _ cursor: inout ByteCursor, entries: Int, entryBytes: Int
  ) throws(ImageFileError) -> ColourTable {
    var values: [UInt8] = []
    for _ in 0..<entries {
      values += try cursor.next(entryBytes).prefix(3).reversed()
    }
    return ColourTable(values: values)
  }
}

/// The bits of a pixel that hold one channel.
struct ChannelMask {
  private let mask: UInt32
  private let shift: UInt32

  init(_ mask: UInt32) {
    self.mask = mask
    shift = UInt32(mask.trailingZeroBitCount)
  }

  /// The channel from 0 to 255, whatever its number of bits.
  func level(of pixel: UInt32) -> UInt8 {
    let most = UInt64(mask >> shift)
    let value = UInt64((pixel & mask) >> shift)
    if most == 255 { return UInt8(value) }
    return UInt8((value * 255 + most / 2) / most)
  }
}
