/// Some bytes that are known by their hash, and fetched only when someone needs them.
///
/// A site of thousands of figures is compared, listed and put in place by hashes; its bytes need
/// not be in memory together.
public struct Content: Sendable {
  public let hash: ContentHash
  /// In bytes.
  public let size: Int
  private let fetch: @Sendable () throws -> [UInt8]

  /// Bytes that are at hand.
  public init(_ bytes: [UInt8]) {
    hash = ContentHash(of: bytes)
    size = bytes.count
    fetch = { bytes }
  }

  /// Bytes that are `fetch`ed, with that hash and size, each time that someone asks for them.
  public init(hash: ContentHash, size: Int, fetch: @escaping @Sendable () throws -> [UInt8]) {
    self.hash = hash
    self.size = size
    self.fetch = fetch
  }

  public func bytes() throws -> [UInt8] { try fetch() }
}

extension Content: Equatable {
  public static func == (left: Content, right: Content) -> Bool { left.hash == right.hash }
}
