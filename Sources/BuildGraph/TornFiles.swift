import Contents
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Names for files that are being written, which tell whether their writer still runs.
enum TornFiles {
  /// What another machine writes is left alone for this long, in seconds.
  private static let patience = 86_400
  private static let systemDigits = 16

  /// A path that no other process takes, on this machine or another.
  static func newPath(for name: String, in folder: String) -> String {
    "\(folder)/\(name).\(system).\(getpid()).\(UInt64.random(in: 0...UInt64.max))"
  }

  /// Removes what processes left that were killed while they wrote.
  static func removeAll(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where isTorn(name, in: folder) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// False for names that `newPath` did not make: whoever mistakes a folder of theirs for a store
  /// loses nothing.
  private static func isTorn(_ name: String, in folder: String) -> Bool {
    let words = name.split(separator: ".").suffix(3).map(String.init)
    guard words.count == 3, words[0].count == systemDigits, UInt64(words[0], radix: 16) != nil,
      let process = pid_t(words[1]), UInt64(words[2]) != nil
    else { return false }
    if words[0] == system { return kill(process, 0) != 0 && errno == ESRCH }
    var status = stat()
    return lstat("\(folder)/\(name)", &status) == 0
      && time(nil) - status.st_mtim.tv_sec > patience
  }

  /// Where numbers of processes mean the same: this start of this machine, and this container; where
  /// the system does not say, a name that nobody else has.
  private static let system: String = {
    let start = FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id")
    let container = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    let text = start.flatMap { start in
      container.map { "\(String(decoding: start, as: UTF8.self)) \($0)" }
    }
    return String(ContentHash(of: text ?? UUID().uuidString).hexadecimal.prefix(systemDigits))
  }()
}
