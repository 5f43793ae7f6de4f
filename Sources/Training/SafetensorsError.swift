/// Bytes that should be a safetensors file contradict the format.
public struct SafetensorsError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case tooShort(Int)
    case headerTooLong(UInt64)
    /// The offset counts bytes from the start of the header.
    case header(String, offset: Int)
    case size(String)
    case place(String)
    case unusedBytes(Int)
    case missing(String)
    case elementType(name: String, String)
    case shape(name: String, found: String, expected: String)
  }

  public let problem: Problem

  public init(problem: Problem) {
    self.problem = problem
  }

  public var description: String { "safetensors: \(words)" }

  /// The sentences alone, to follow the name of a file.
  var words: String { "\(problemText)." }

  private var problemText: String {
    switch problem {
    case .tooShort(let count):
      "\(count) bytes are too few for a header. Write the file again"
    case .headerTooLong(let length):
      "the header should be \(length) bytes long, more than the file holds. Write the file again"
    case .header(let what, let offset):
      "the header has \(what) at byte \(offset). Write the file again"
    case .size(let name):
      "the shape and the bytes of \"\(name)\" contradict each other. Write the file again"
    case .place(let name):
      "\"\(name)\" overlaps another tensor, leaves a gap or ends outside. Write the file again"
    case .unusedBytes(let count):
      "\(count) bytes belong to no tensor. Write the file again"
    case .missing(let name):
      "there is no tensor \"\(name)\". Use weights of the same network"
    case .elementType(let name, let type):
      "\"\(name)\" holds \(type), not F32. Convert it to single precision"
    case .shape(let name, let found, let expected):
      "\"\(name)\" has shape \(found), the network wants \(expected). Use its own weights"
    }
  }
}
