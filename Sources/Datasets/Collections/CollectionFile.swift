/// One file of a collection: its path inside the data folder, and a hash of its bytes.
public struct CollectionFile: Hashable, Codable, Sendable {
  public let path: String
  public let hash: String

  public init(path: String, hash: String) {
    self.path = path
    self.hash = hash
  }
}
