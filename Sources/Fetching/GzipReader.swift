import CZlib
import Glibc

/// The content of a gzip file, unpacked in blocks; neither is ever in memory as a whole.
final class GzipReader {
  private let archive: String
  private let descriptor: Int32
  /// zlib's state must keep its address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
  private var ended = false

  /// - Throws: `ArchiveError` when the file cannot be opened.
  init(_ archive: String) throws(ArchiveError) {
    self.archive = archive
    stream.initialize(to: z_stream())
    // 15 is the largest window; 16 more asks for gzip's header, checksum and length.
    inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    descriptor = open(archive, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable() }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  /// The next bytes, fewer than asked for only at the end.
  func next(_ wanted: Int) throws(ArchiveError) -> [UInt8] {
    var status = Z_OK
    var failure: ArchiveError?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { output, count in
      while count < wanted, !ended, status == Z_OK, failure == nil {
        if stream.pointee.avail_in == 0 {
          let received = refill()
          if received < 0 { failure = unreadable() }
          if received <= 0 { return }
        }
        stream.pointee.next_out = output.baseAddress?.advanced(by: count)
        stream.pointee.avail_out = UInt32(min(wanted - count, 1 << 30))
        let room = Int(stream.pointee.avail_out)
        status = inflate(stream, Z_NO_FLUSH)
        count += room - Int(stream.pointee.avail_out)
        ended = status == Z_STREAM_END
      }
    }
    if let failure { throw failure }
    if status != Z_OK && status != Z_STREAM_END {
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
      throw ArchiveError(archive: archive, problem: .damagedGzip(reason: reason))
    }
    return bytes
  }

  /// Reads to the end, where gzip's own checksum and length are compared.
  func finish() throws(ArchiveError) {
    while !ended {
      if try next(1 << 16).isEmpty && !ended {
        throw ArchiveError(archive: archive, problem: .cutShort)
      }
    }
  }

  private func refill() -> Int {
    while true {
      let received = read(descriptor, input.baseAddress, input.count)
      if received < 0 && errno == EINTR { continue }
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(max(0, received))
      return received
    }
  }

  private func unreadable() -> ArchiveError {
    ArchiveError(archive: archive, problem: .unreadable(reason: String(cString: strerror(errno))))
  }
}
