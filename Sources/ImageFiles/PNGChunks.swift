import CZlib

/// The parts of a PNG file, checked for completeness before any decoder sees them.
///
/// Only what decides pixels is handed on: header, palette, transparency and data. Colour profiles,
/// gamma and text are dropped, so that a pixel's value is the number in the file, as other image
/// libraries used for training read it.
///
/// Source: PNG specification, third edition, §5.
struct PNGChunks {
  let width: Int
  let height: Int
  let bitsPerPixel: Int
  /// Bytes of deflated pixel data.
  let dataBytes: Int
  /// A complete PNG file of the parts that decide pixels.
  let essential: [UInt8]

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let kept = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]

  init(_ bytes: [UInt8], file: String) throws(ImageFileError) {
    func failure(_ problem: ImageFileError.Problem) -> ImageFileError {
      ImageFileError(file: file, problem: problem)
    }
    if bytes.isEmpty { throw failure(.empty) }
    guard bytes.starts(with: Self.signature) else { throw failure(.notPNG) }
    var essential = Self.signature
    var header: ArraySlice<UInt8> = []
    var dataBytes = 0
    var start = 8
    var name = ""
    while name != "IEND" {
      guard start + 12 <= bytes.count else { throw failure(.truncated(atByte: bytes.count)) }
      let length = Self.number(bytes[start..<start + 4])
      name = String(decoding: bytes[start + 4..<start + 8], as: UTF8.self)
      guard length <= bytes.count - start - 12 else {
        throw failure(.truncated(atByte: bytes.count))
      }
      if let disorder = Self.disorder(of: name, atByte: start) { throw failure(disorder) }
      let end = start + 12 + length
      if Self.kept.contains(name) {
        guard Self.checksum(bytes[start + 4..<end - 4]) == Self.number(bytes[end - 4..<end]) else {
          throw failure(.checksum(chunk: name, atByte: start))
        }
        essential += bytes[start..<end]
      }
      if name == "IHDR" { header = bytes[start + 8..<end - 4] }
      if name == "IDAT" { dataBytes += length }
      start = end
    }
    guard header.count == 13 else { throw failure(.badHeader) }
    let fields = Array(header)
    width = Self.number(fields[0..<4])
    height = Self.number(fields[4..<8])
    guard width > 0, height > 0, let samples = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][fields[9]] else {
      throw failure(.badHeader)
    }
    bitsPerPixel = samples * Int(fields[8])
    self.dataBytes = dataBytes
    self.essential = essential
  }

  /// What speaks against a chunk at this place.
  ///
  /// Of two headers libpng would obey the first, so that a check of the other is worth nothing.
  private static func disorder(of name: String, atByte start: Int) -> ImageFileError.Problem? {
    switch (name == "IHDR", start == signature.count) {
    case (true, false): .corrupt(reason: "it has a second header at byte \(start)")
    case (false, true): .corrupt(reason: "it does not begin with its header")
    default: nil
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, z_size_t($0.count))) }
  }
}
