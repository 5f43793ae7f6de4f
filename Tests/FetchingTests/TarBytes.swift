import CZlib

/// Tar archives made by hand, good ones and bad ones.
struct TarBytes {
  private(set) var bytes: [UInt8] = []

  /// An entry with a header of POSIX's format.
  ///
  /// The kind is the flag that says what it is: `0` a file, `5` a folder, `2` a symbolic link. The
  /// header says the declared size, the content's own if that is nil.
  func adding(
    _ path: String, kind: Character = "0", content: [UInt8] = [], target: String = "",
    declared: Int? = nil, prefix: String = ""
  ) -> TarBytes {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(path, at: 0)
    put("0000644\0", at: 100)
    put(Self.octal(declared ?? content.count, digits: 11), at: 124)
    put(String(kind), at: 156)
    put(target, at: 157)
    put("ustar\u{0}00", at: 257)
    put(prefix, at: 345)
    put("        ", at: 148)
    put(Self.octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\0", at: 148)
    var result = self
    result.bytes += header + content
    result.bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    return result
  }

  /// The archive as it is published, with the two empty blocks at its end.
  var packed: [UInt8] { Self.gzip(bytes + [UInt8](repeating: 0, count: 1_024)) }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    let room = Int(deflateBound(&stream, UInt(bytes.count))) + 64
    return input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: room) { output, count in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        deflate(&stream, Z_FINISH)
        count = room - Int(stream.avail_out)
      }
    }
  }

  private static func octal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
