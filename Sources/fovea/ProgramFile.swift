import Foundation
import PreviewServer

/// The file of the program that runs, which a compiler may replace in the meantime.
struct ProgramFile {
  /// A linker writes a program in several steps; this is how often it must be found unchanged.
  private static let calmLooks = 5

  private let path: String
  private var watch: FileWatch
  private var looks: Int?

  init() {
    path =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    watch = FileWatch([path])
  }

  /// Whether there is a new program, which nobody has written to for some looks.
  mutating func wasReplaced() -> Bool {
    if watch.hasChanged() {
      looks = 0
      return false
    }
    guard let before = looks else { return false }
    looks = before + 1
    guard before + 1 >= Self.calmLooks, access(path, X_OK) == 0 else { return false }
    looks = nil
    return true
  }

  /// Lets the new program take the place of this one; comes back only if that is not possible.
  ///
  /// - Parameter port: the one that is listened on, which may have been any.
  func startAgain(port: Int) {
    ErrorOutput.print("The program was compiled again; going on with the new one.")
    closeFilesAtStart()
    let named = ["--port", "\(port)"]
    let given = CommandLine.arguments.dropFirst()
    let words = [path] + given + (given.suffix(2) == named[...] ? [] : named)
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    execv(path, &pointers)
    let reason = String(cString: strerror(errno))
    for pointer in pointers { free(pointer) }
    ErrorOutput.print("fovea: \(path): the new program does not start: \(reason).")
  }

  /// Above all sockets: clients of a server that is gone would wait for ever.
  private func closeFilesAtStart() {
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    for descriptor in open.compactMap({ Int32($0) }) where descriptor > STDERR_FILENO {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }
}
