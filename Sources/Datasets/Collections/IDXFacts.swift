/// An IDX file, which may be packed as published, packed anew, or plain.
struct IDXFacts {
  let name: String
  /// The size and hash of the published file, which ends in `.gz`.
  let published: (bytes: Int, hash: KnownHash)?
  /// Those of the same content packed again by somebody else.
  let repacked: (bytes: Int, hash: KnownHash)?
  /// Those of the content.
  let plain: (bytes: Int, hash: KnownHash)

  init(
    _ name: String, published: (bytes: Int, hash: KnownHash)? = nil,
    repacked: (bytes: Int, hash: KnownHash)? = nil, plain: (bytes: Int, hash: KnownHash)
  ) {
    self.name = name
    self.published = published
    self.repacked = repacked
    self.plain = plain
  }

  /// The file, with addresses that begin alike and end in its name.
  func file(from servers: [String] = []) -> FileFacts {
    let packed = [published, repacked].compactMap { version in
      version.map { FileVersion("\(name).gz", bytes: $0.bytes, $0.hash) }
    }
    return FileFacts(
      packed + [FileVersion(name, bytes: plain.bytes, plain.hash)],
      addresses: servers.map { "\($0)\(name).gz" })
  }
}
