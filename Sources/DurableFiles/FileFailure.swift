import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A file or folder that could not be read or written, with the system's reason.
public struct FileFailure: Error, Equatable, CustomStringConvertible {
  public let path: String
  /// What was being done: `write`, `create`.
  public let action: String
  public let reason: String
  public let hint: String

  public init(path: String, action: String, reason: String, hint: String) {
    self.path = path
    self.action = action
    self.reason = reason
    self.hint = hint
  }

  /// With the reason and the advice that belong to the system's `errno`.
  package init(path: String, action: String, code: Int32) {
    self.init(
      path: path, action: action, reason: String(cString: strerror(code)),
      hint: Self.hint(for: code, action: action))
  }

  public var description: String { "\(path): cannot \(action): \(reason). \(hint)" }

  private static func hint(for code: Int32, action: String) -> String {
    switch code {
    case ENOSPC, EDQUOT: "Free some space on that disk, then run the same command again."
    case EACCES where action == "read", EPERM where action == "read":
      "Make it readable, or name another."
    case EROFS, EACCES, EPERM: "Make it writable, or name another folder."
    case ENOENT: "Check the path."
    case EXDEV: "Keep the folders of one store on one disk; a link may lead elsewhere."
    case ENOTDIR: "A part of the path is a file, not a folder."
    default: "Nothing that was there before has been changed."
    }
  }
}
