extension PixelImage {
  /// Decodes the first picture of a GIF file on its screen; what follows it is not looked at.
  ///
  /// Source: CompuServe 1990, "Graphics Interchange Format, version 89a".
  init(gif bytes: [UInt8], file: String, limits: ImageLimits) throws(ImageFileError) {
    var reader = GIFReader(bytes, file: file)
    self = try reader.image(limits: limits)
  }
}

private struct GIFReader {
  private var cursor: ByteCursor
  private let file: String
  private let bytes: Int

  init(_ bytes: [UInt8], file: String) {
    cursor = ByteCursor(bytes, file: file)
    self.file = file
    self.bytes = bytes.count
  }

  mutating func image(limits: ImageLimits) throws(ImageFileError) -> PixelImage {
    try cursor.skip(6)
    let screen = try Rectangle(width: cursor.number(2), height: cursor.number(2))
    let flags = try cursor.byte()
    let background = try cursor.byte()
    try cursor.skip(1)
    let usual = try table(flags)
    let excess = limits.problem(
      width: screen.width, height: screen.height, bytes: bytes,
      capacity: bytes * GIFCodes.mostPixelsPerByte)
    if let excess { throw failure(excess) }
    let transparent = try extensions()
    let frame = try Rectangle(
      left: cursor.number(2), top: cursor.number(2), width: cursor.number(2),
      height: cursor.number(2))
    guard !screen.isEmpty, !frame.isEmpty, screen.contains(frame) else { throw failure(.badHeader) }
    let frameFlags = try cursor.byte()
    let own = try table(frameFlags)
    guard let colours = own ?? usual else {
      throw failure(.corrupt(reason: "it has no palette"))
    }
    let indices = try indices(of: frame)
    guard let last = indices.max(), Int(last) < colours.count else {
      throw failure(.corrupt(reason: "a pixel has a colour that the palette has not"))
    }
    let hole = transparent.flatMap { $0 < colours.count ? $0 : nil }
    let filling = hole ?? (own == nil && background < colours.count ? background : 0)
    return colours.image(
      width: screen.width, height: screen.height,
      indices: screen.place(
        indices, in: frame, isInterlaced: frameFlags & 0x40 != 0, filling: UInt8(filling)),
      transparent: hole)
  }

  /// The palette that the flags announce.
  private mutating func table(_ flags: Int) throws(ImageFileError) -> ColourTable? {
    guard flags & 0x80 != 0 else { return nil }
    return ColourTable(values: Array(try cursor.next(3 << ((flags & 7) + 1))))
  }

  /// Passes over everything before the first picture; returns the number that stands for a hole.
  private mutating func extensions() throws(ImageFileError) -> Int? {
    var transparent: Int?
    while true {
      switch try cursor.byte() {
      case 0x2C: return transparent
      case 0x21:
        let isControl = try cursor.byte() == 0xF9
        let content = try blocks()
        if isControl, content.count >= 4 {
          transparent = content[0] & 1 == 1 ? Int(content[3]) : nil
        }
      case 0x3B: throw failure(.corrupt(reason: "it holds no picture"))
      default: throw failure(.corrupt(reason: "its blocks make no sense"))
      }
    }
  }

  /// The contents of blocks of up to 255 bytes, until an empty one.
  private mutating func blocks() throws(ImageFileError) -> [UInt8] {
    var content: [UInt8] = []
    while true {
      let length = try cursor.byte()
      if length == 0 { return content }
      content += try cursor.next(length)
    }
  }

  /// The numbers of a frame's pixels, in the file's order.
  private mutating func indices(of frame: Rectangle) throws(ImageFileError) -> [UInt8] {
    let size = try cursor.byte()
    guard (1...8).contains(size) else {
      throw failure(.corrupt(reason: "its codes begin with \(size) bits"))
    }
    let count = frame.width * frame.height
    let data = try blocks()
    guard let indices = GIFCodes.decode(data, firstSize: size, count: count) else {
      throw failure(.corrupt(reason: "its codes make no sense, or too few pixels follow"))
    }
    return indices
  }

  private func failure(_ problem: ImageFileError.Problem) -> ImageFileError {
    ImageFileError(file: file, problem: problem)
  }
}

/// A part of the screen, in pixels.
private struct Rectangle {
  var left = 0
  var top = 0
  let width: Int
  let height: Int

  var isEmpty: Bool { width == 0 || height == 0 }

  func contains(_ other: Rectangle) -> Bool {
    other.left + other.width <= width && other.top + other.height <= height
  }

  /// The whole screen with a frame's rows on it.
  func place(
    _ indices: [UInt8], in frame: Rectangle, isInterlaced: Bool, filling: UInt8
  ) -> [UInt8] {
    var screen = [UInt8](repeating: filling, count: width * height)
    let rows = isInterlaced ? Self.interlaced(frame.height) : Array(0..<frame.height)
    for (i, row) in rows.enumerated() {
      let start = (frame.top + row) * width + frame.left
      screen.replaceSubrange(
        start..<start + frame.width, with: indices[i * frame.width..<(i + 1) * frame.width])
    }
    return screen
  }

  /// The order of rows in four passes.
  ///
  /// Source: the specification's appendix E.
  private static func interlaced(_ height: Int) -> [Int] {
    [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0.0, to: height, by: $0.1)) }
  }
}
