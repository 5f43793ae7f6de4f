import Cancellations
import Crypto
import Datasets
import DurableFiles
import Glibc

/// The size and SHA-256 of a file, which is read in blocks and never held as a whole.
struct FileDigest: Equatable, Sendable {
  let bytes: Int
  /// 64 lower-case hexadecimal digits.
  let sha256: String
  /// The same without the file's carriage returns, where that was asked for.
  let withoutReturns: String?

  private static let block = 1 << 20

  /// Reads a file to its end.
  ///
  /// - Throws: `FileFailure` when it cannot be read, `Cancelled`.
  init(of path: String, leavingOutReturns: Bool = false, _ cancellation: Cancellation) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileFailure(path: path, action: "read", code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileFailure(path: path, action: "read", code: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileFailure(
        path: path, action: "read", reason: "it is not a regular file", hint: "Check the path.")
    }
    var (whole, text, total) = (SHA256(), SHA256(), 0)
    // No larger than the file, since a folder of pictures has many small ones.
    let size = max(1, min(Self.block, Int(status.st_size) + 1))
    var buffer = [UInt8](repeating: 0, count: size)
    while true {
      let count = read(descriptor, &buffer, size)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure(path: path, action: "read", code: errno) }
      if count == 0 { break }
      try cancellation.check("reading \(path)")
      buffer.withUnsafeBytes { whole.update(bufferPointer: .init(rebasing: $0[..<count])) }
      if leavingOutReturns { text.update(data: buffer[..<count].filter { $0 != 13 }) }
      total += count
    }
    bytes = total
    sha256 = whole.finalize().hexadecimal
    withoutReturns = leavingOutReturns ? text.finalize().hexadecimal : nil
  }
}

extension SHA256.Digest {
  /// 64 lower-case digits.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension FileVersion {
  /// Whether it is known only without its carriage returns.
  var needsTextHash: Bool {
    if case .publishedWithoutReturns = hash { true } else { false }
  }

  /// Whether a file is this version, as far as anything is known about it.
  func accepts(_ digest: FileDigest) -> Bool {
    if let bytes, bytes != digest.bytes { return false }
    return switch hash {
    case .computed(let digits), .published(let digits): digest.sha256 == digits
    case .publishedPrefix(let digits): digest.sha256.hasPrefix(digits)
    case .publishedWithoutReturns(let digits): digest.withoutReturns == digits
    case .unknown: true
    }
  }
}

extension KnownHash {
  /// What a file's SHA-256 ought to be, in words; nil when nobody knows.
  var words: String? {
    switch self {
    case .computed(let digits), .published(let digits): digits
    case .publishedPrefix(let digits): "\(digits)…"
    case .publishedWithoutReturns(let digits): "\(digits) without carriage returns"
    case .unknown: nil
    }
  }
}
