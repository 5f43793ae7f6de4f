import CZlib

/// IDX content put together by hand.
enum IDXBytes {
  static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  static func images(_ count: Int, height: Int = 28, width: Int = 28) -> [UInt8] {
    let pixels = (0..<count * height * width).map { UInt8(truncatingIfNeeded: $0) }
    return number(2_051) + number(count) + number(height) + number(width) + pixels
  }

  static func labels(_ labels: [UInt8]) -> [UInt8] {
    number(2_049) + number(labels.count) + labels
  }

  /// The bytes as a gzip file.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
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
}
