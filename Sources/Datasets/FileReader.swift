import Glibc

/// A regular file, or bytes in memory, read piece by piece from the beginning to the end.
final class FileReader {
  /// The file's bytes when it was opened.
  let size: Int
  private let path: String
  private let descriptor: Int32
  /// What is read in place of a file.
  private let memory: [UInt8]?
  private var position = 0

  init(path: String) throws(DatasetError) {
    // Without O_NONBLOCK a named pipe would keep us waiting for a writer.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw DataFile.failure(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let error = DataFile.failure(path)
      close(descriptor)
      throw error
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw DatasetError(path: path, problem: .unreadable(reason: "it is not a regular file"))
    }
    self.path = path
    memory = nil
    size = Int(status.st_size)
  }

  init(bytes: [UInt8], path: String) {
    self.path = path
    memory = bytes
    descriptor = -1
    size = bytes.count
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  var remaining: Int { size - position }

  /// The next bytes, in one allocation: fewer than asked for only where the file ends.
  func next(_ wanted: Int) throws(DatasetError) -> [UInt8] {
    let room = min(wanted, remaining)
    if let memory {
      position += room
      return Array(memory[position - room..<position])
    }
    var failure: DatasetError?
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room {
        let received = read(descriptor, buffer.baseAddress?.advanced(by: count), room - count)
        if received < 0 && errno == EINTR { continue }
        if received < 0 { failure = DataFile.failure(path) }
        if received <= 0 { return }
        count += received
      }
    }
    if let failure { throw failure }
    position += bytes.count
    return bytes
  }

  /// Goes back to the file's beginning.
  func rewind() throws(DatasetError) {
    position = 0
    if memory == nil, lseek(descriptor, 0, SEEK_SET) != 0 { throw DataFile.failure(path) }
  }
}
