import CZlib

/// The content of a file, plain or unpacked from gzip, read piece by piece.
///
/// Which of the two is decided by the first two bytes, not by the name. Never more is unpacked
/// than was asked for, nor more than `capacity`.
struct ByteSource {
  private let path: String
  private let file: FileReader
  /// Packed bytes that were read and not all unpacked yet.
  private var packed: [UInt8] = []
  private var position = 0
  private var unpacking: Unpacking?
  /// Bytes handed out so far.
  private(set) var count = 0

  /// Packed bytes read at a time.
  private static let step = 1 << 18

  init(path: String) throws(DatasetError) {
    try self.init(FileReader(path: path), path: path)
  }

  init(bytes: [UInt8], path: String) throws(DatasetError) {
    try self.init(FileReader(bytes: bytes, path: path), path: path)
  }

  private init(_ file: FileReader, path: String) throws(DatasetError) {
    self.file = file
    self.path = path
    if file.size == 0 { throw DatasetError(path: path, problem: .empty) }
    if try file.next(2) == [0x1F, 0x8B] { unpacking = Unpacking() }
    try file.rewind()
  }

  /// Bytes still to come, known only of a plain file.
  var remaining: Int? { unpacking == nil ? file.remaining : nil }

  /// The most bytes that this file can hold; deflate packs 1032 into one at best.
  ///
  /// Source: zlib's technical details.
  var capacity: Int {
    unpacking == nil ? file.size : min(min(file.size, 1 << 31) * 1_032, 1 << 31)
  }

  /// The next bytes: fewer than asked for only where the content ends.
  mutating func next(_ wanted: Int) throws(DatasetError) -> [UInt8] {
    let bytes =
      if let unpacking { try unpack(wanted, with: unpacking) } else { try file.next(wanted) }
    count += bytes.count
    if unpacking != nil && count > capacity {
      throw DatasetError(path: path, problem: .tooLarge(limit: capacity))
    }
    return bytes
  }

  /// Confirms that nothing follows, and that gzip's own checksum and length are right.
  mutating func finish(declared: Int) throws(DatasetError) {
    if try next(1).count > 0 {
      throw DatasetError(path: path, problem: .trailingBytes(declared: declared))
    }
    let trailing = packed.count - position + file.remaining
    if unpacking != nil && trailing > 0 {
      throw DatasetError(path: path, problem: .trailingAfterGzip(bytes: trailing))
    }
  }

  private mutating func unpack(
    _ wanted: Int, with unpacking: Unpacking
  ) throws(DatasetError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < wanted && !unpacking.ended {
      // Room grows with what was really unpacked, not with what a header promised.
      let step = min(wanted - bytes.count, max(bytes.count, 1 << 16))
      if position == packed.count { (packed, position) = (try file.next(Self.step), 0) }
      let (chunk, consumed) = try unpacking.next(step, from: packed[position...], path: path)
      position += consumed
      bytes += chunk
    }
    return bytes
  }
}

/// zlib's state, which must keep its address from call to call.
private final class Unpacking {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var unpacked = 0
  private(set) var ended = false

  init() {
    stream.initialize(to: z_stream())
    // 15 is the largest window; 16 more asks for gzip's header, checksum and length.
    inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func next(
    _ wanted: Int, from input: ArraySlice<UInt8>, path: String
  ) throws(DatasetError) -> (bytes: [UInt8], consumed: Int) {
    var consumed = 0
    var status = Z_OK
    let bytes = input.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: wanted) { output, count in
        let given = UInt32(input.count)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = given
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(wanted)
        status = inflate(stream, Z_NO_FLUSH)
        consumed = Int(given - stream.pointee.avail_in)
        count = wanted - Int(stream.pointee.avail_out)
      }
    }
    unpacked += bytes.count
    ended = status == Z_STREAM_END
    switch status {
    case Z_OK where !bytes.isEmpty || consumed > 0, Z_STREAM_END: return (bytes, consumed)
    case Z_OK, Z_BUF_ERROR:
      throw DatasetError(path: path, problem: .truncatedGzip(inflated: unpacked))
    default:
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
      throw DatasetError(path: path, problem: .corruptGzip(reason: reason))
    }
  }
}
