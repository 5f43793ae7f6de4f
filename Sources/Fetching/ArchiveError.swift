/// An archive that cannot be unpacked, or must not be.
public struct ArchiveError: Error, Equatable, CustomStringConvertible {
  public let archive: String
  /// The name of the entry as the archive says it; empty when the archive itself is at fault.
  public let entry: String
  public let problem: Problem

  public init(archive: String, entry: String = "", problem: Problem) {
    self.archive = archive
    self.entry = entry
    self.problem = problem
  }

  public enum Problem: Equatable, Sendable {
    case unreadable(reason: String)
    case damagedGzip(reason: String)
    case cutShort
    case damagedHeader(offset: Int)
    case unsafePath
    case forbiddenKind(String)
    case repeated
    case tooManyEntries(limit: Int)
    case tooLarge(limit: Int)
  }

  public var description: String {
    let place = entry.isEmpty ? archive : "\(archive), entry “\(entry)”"
    return "\(place): \(words)"
  }

  private var words: String {
    switch problem {
    case .unreadable(let reason): "It cannot be read: \(reason)."
    case .damagedGzip(let reason): "Its gzip data is damaged: \(reason). Fetch it again."
    case .cutShort: "It breaks off. Fetch it again."
    case .damagedHeader(let offset):
      "There is no entry's header at byte \(offset) of its content. Fetch it again."
    case .unsafePath:
      "This path is no plain one, and could lead out of the folder, so nothing was unpacked."
    case .forbiddenKind(let kind):
      "This is \(kind); only files and folders are unpacked, so nothing was."
    case .repeated: "The archive has it twice, so nothing was unpacked."
    case .tooManyEntries(let limit): "It has more than \(limit) entries, so nothing was unpacked."
    case .tooLarge(let limit): "It holds more than \(limit) bytes, so nothing was unpacked."
    }
  }
}
