import Foundation

/// One topic of the reference values: what other libraries compute for small inputs.
///
/// The folder is named by `FOVEA_REFERENCE`; without it, tests that need it are skipped.
public struct ReferenceTopic {
  /// Where the files lie, nil when they are not there.
  public static let folder = ProcessInfo.processInfo.environment["FOVEA_REFERENCE"]

  public static let isAvailable = folder != nil

  private let bytes: Data
  private let entries: [String: Entry]
  private let json: Data

  private struct Entry: Decodable {
    let dtype: String
    let shape: [Int]
    let offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype
      case shape
      case offsets = "data_offsets"
    }
  }

  public struct Missing: Error {
    public let what: String
  }

  public init(_ name: String) throws {
    json = try Data(contentsOf: URL(fileURLWithPath: Self.path(of: "\(name).json")))
    let file = try Data(contentsOf: URL(fileURLWithPath: Self.path(of: "\(name).safetensors")))
    let length = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    bytes = file.dropFirst(8 + length)
    entries = try JSONDecoder().decode(
      [String: Entry].self, from: Data(file.dropFirst(8).prefix(length)))
  }

  /// The cases of the topic, with the fields that a test wants to know.
  public func cases<Case: Decodable>(as type: Case.Type) throws -> [Case] {
    try JSONDecoder().decode(CaseList<Case>.self, from: json).cases
  }

  /// A tensor's axes and its values as numbers.
  public func tensor(_ name: String) throws -> (shape: [Int], values: [Double]) {
    guard let entry = entries[name] else { throw Missing(what: name) }
    let start = bytes.startIndex
    let part = Data(bytes[start + entry.offsets[0]..<start + entry.offsets[1]])
    let values: [Double] = try part.withUnsafeBytes { raw in
      switch entry.dtype {
      case "F64": raw.bindMemory(to: Double.self).map { $0 }
      case "U8": raw.map { Double($0) }
      default: throw Missing(what: "\(name) as \(entry.dtype)")
      }
    }
    return (entry.shape, values)
  }

  /// Where a file beside the topic's own lies.
  public static func path(of file: String) throws -> String {
    guard let folder else { throw Missing(what: "FOVEA_REFERENCE") }
    return "\(folder)/\(file)"
  }

  /// The content of a file beside the topic's own.
  public static func bytes(of file: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: path(of: file))))
  }
}

private struct CaseList<Case: Decodable>: Decodable {
  let cases: [Case]
}
