/// Something wrong with a file or folder of a collection.
public struct CollectionFault: Error, Equatable, CustomStringConvertible, Sendable {
  /// The path inside the data folder.
  public let path: String
  public let problem: Problem

  public init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  public enum Problem: Equatable, Sendable {
    case missing
    case foreign
    case wrongSize(found: Int, expected: [Int])
    case wrongHash(found: String, expected: [String])
    case wrongCount(found: Int, expected: Int)
    case wrongTree(found: String, expected: String)
    case unreadable(reason: String)
  }

  public var description: String {
    switch problem {
    case .missing: "\(path) is missing. Fetch it, or put it there."
    case .foreign: "\(path) does not belong to the collection. Move it elsewhere."
    case .wrongSize(let found, let expected):
      "\(path) is damaged: it has \(found) bytes, not "
        + "\(expected.map(String.init).joined(separator: " or ")). Fetch it again."
    case .wrongHash(let found, let expected):
      "\(path) is damaged: its SHA-256 is \(found), not \(expected.joined(separator: " or ")). "
        + "Fetch it again."
    case .wrongCount(let found, let expected):
      "\(path) holds \(found) files, not \(expected). Compare it with where it came from."
    case .wrongTree(let found, let expected):
      "\(path): a picture is damaged or another one: the SHA-256 of the list of all is \(found), "
        + "not \(expected). Copy the folder again."
    case .unreadable(let reason): "\(path) cannot be read: \(reason)"
    }
  }
}
