import Foundation
import Synchronization

/// The most memory that this process has held, as the system counts it.
public enum ProcessMemory {
  /// The highest mark before the system's own was last set back.
  private static let highest = Mutex(0)

  /// In bytes; nil where the system does not tell.
  public static var peak: Int? {
    mark.map { mark in highest.withLock { max($0, mark) } }
  }

  /// The highest mark since it was last set back, in bytes.
  static var mark: Int? {
    guard let status = FileManager.default.contents(atPath: "/proc/self/status") else {
      return nil
    }
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    let line = lines.first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }
      .flatMap { Int($0) }.map { $0 * 1024 }
  }

  /// Sets the mark back to what the process holds now.
  ///
  /// - Returns: whether the system allows that.
  static func setBackMark() -> Bool {
    guard let before = mark,
      let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs"),
      (try? file.write(contentsOf: Data("5".utf8))) != nil
    else { return false }
    highest.withLock { $0 = max($0, before) }
    return true
  }
}
