import Foundation

#if canImport(Glibc)
import Glibc
#endif

extension DurableFile {
  /// All bytes of a regular file; a named pipe or a device would keep its reader waiting.
  ///
  /// - Throws: `FileFailure` when there is no such file, or it cannot be read.
  public static func read(_ file: String) throws(FileFailure) -> [UInt8] {
    try read(file, below: AT_FDCWD)
  }

  /// The bytes of a file with holes may be more than any memory holds.
  private static let memory = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))

  /// All bytes of a regular file whose path starts from an open folder.
  ///
  /// - Parameters:
  ///   - file: the path.
  ///   - folder: the folder's descriptor.
  /// - Returns: the bytes.
  /// - Throws: `FileFailure` when there is no such file, or it cannot be read.
  package static func read(_ file: String, below folder: Int32) throws(FileFailure) -> [UInt8] {
    let descriptor = openat(folder, file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileFailure(path: file, action: "read", code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileFailure(path: file, action: "read", code: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileFailure(
        path: file, action: "read", reason: "it is not a regular file", hint: "Check the path.")
    }
    guard Int(status.st_size) <= memory else {
      throw FileFailure(
        path: file, action: "read", reason: "it is larger than this machine's memory",
        hint: "Check the path.")
    }
    let (bytes, code) = contents(of: descriptor, size: Int(status.st_size))
    guard code == 0 else { throw FileFailure(path: file, action: "read", code: code) }
    return bytes
  }

  /// The bytes up to the size that the file had, or the system's `errno`.
  private static func contents(of descriptor: Int32, size: Int) -> ([UInt8], code: Int32) {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let start = buffer.baseAddress {
        let got = Glibc.read(descriptor, start + count, size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { code = errno }
        if got <= 0 { return }
        count += got
      }
    }
    return (bytes, code)
  }
}
