import DurableFiles
import Foundation

/// Results of nodes by key, in a folder that any number of builds may share.
///
/// An entry is trusted because its hash checks, never because it exists: a damaged one is a miss.
public struct Store: Sendable {
  public let folder: String

  public init(folder: String) throws {
    self.folder = folder
    try DurableFile.makeFolder(folder)
  }

  /// What the store knows about a key.
  public enum Lookup: Equatable, Sendable {
    case found([UInt8])
    case absent
    /// There is an entry, but its bytes are not the ones that were written.
    case damaged(path: String)
  }

  public func lookup(_ key: ContentHash) -> Lookup {
    let path = path(of: key)
    guard let data = FileManager.default.contents(atPath: path) else { return .absent }
    let bytes = [UInt8](data)
    guard let end = bytes.firstIndex(of: newline) else { return .damaged(path: path) }
    let payload = Array(bytes[(end + 1)...])
    let header = String(decoding: bytes[..<end], as: UTF8.self)
    return header == Self.header(of: payload) ? .found(payload) : .damaged(path: path)
  }

  public func save(_ result: [UInt8], for key: ContentHash) throws {
    let path = path(of: key)
    try DurableFile.makeFolder((path as NSString).deletingLastPathComponent)
    try DurableFile.write(Array("\(Self.header(of: result))\n".utf8) + result, to: path)
  }

  private func path(of key: ContentHash) -> String {
    "\(folder)/\(key.hexadecimal.prefix(2))/\(key.hexadecimal)"
  }

  private static func header(of payload: [UInt8]) -> String {
    "fovea result 1 \(payload.count) \(ContentHash(of: payload))"
  }
}

private let newline = UInt8(ascii: "\n")
