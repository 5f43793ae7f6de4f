import CReferenceValues
import Foundation
package import Tensors
import Training

/// One topic of the reference values: what other libraries compute for small inputs.
///
/// The engine's topics are those that the program was built with. Others, and the files that some
/// topics speak of, lie in the folder that `FOVEA_REFERENCE` names; without it, tests that need it
/// are skipped.
package struct ReferenceFile {
  package static let folder = ProcessInfo.processInfo.environment["FOVEA_REFERENCE"]
  package static var isAvailable: Bool { folder != nil }

  private let file: Safetensors?
  private let json: Data
  /// The cases as they stand in the description.
  package let cases: [[String: Any]]

  package init(_ topic: String) throws {
    json = try Data(Self.bytes(of: "\(topic).json"))
    let fields = try JSONSerialization.jsonObject(with: json) as? [String: Any]
    cases = fields?["cases"] as? [[String: Any]] ?? []
    file = try (fields?["file"] as? String).map { try Safetensors(bytes: Self.bytes(of: $0)) }
  }

  /// The cases with the fields that a test wants to know.
  package func cases<Case: Decodable>(as type: Case.Type) throws -> [Case] {
    try JSONDecoder().decode(CaseList<Case>.self, from: json).cases
  }

  /// The content of a topic's file or of one beside it.
  package static func bytes(of file: String) throws -> [UInt8] {
    if let own = fovea_reference_file(file) {
      return Array(UnsafeBufferPointer(start: own.pointee.bytes, count: own.pointee.count))
    }
    return try [UInt8](Data(contentsOf: URL(filePath: path(of: file))))
  }

  /// Where a file beside a topic's own lies.
  package static func path(of file: String) throws -> String {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return "\(folder)/\(file)"
  }

  package func has(_ name: String) -> Bool { file?.entries[name] != nil }

  /// A single-precision tensor.
  package func tensor(_ name: String) throws -> Tensor {
    guard let file else { throw SafetensorsError(problem: .missing(name)) }
    return try file.tensor(named: name)
  }

  /// The axes of a tensor of any element type.
  package func shape(_ name: String) throws -> [Int] { try entry(name).shape.axes }

  /// The numbers of any element type.
  package func numbers(_ name: String) throws -> [Double] {
    let entry = try entry(name)
    return entry.bytes.withUnsafeBytes { bytes in
      switch entry.elementType {
      case "F64": read(bytes, Double.self, entry).map { $0 }
      case "F32": read(bytes, Float.self, entry).map(Double.init)
      case "I64": read(bytes, Int64.self, entry).map(Double.init)
      case "I32": read(bytes, Int32.self, entry).map(Double.init)
      case "I16": read(bytes, Int16.self, entry).map(Double.init)
      default: read(bytes, UInt8.self, entry).map(Double.init)
      }
    }
  }

  private func entry(_ name: String) throws -> Safetensors.Entry {
    guard let entry = file?.entries[name] else {
      throw SafetensorsError(problem: .missing(name))
    }
    return entry
  }

  private func read<Value: BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, _ type: Value.Type, _ entry: Safetensors.Entry
  ) -> [Value] {
    (0..<entry.shape.count).map {
      bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Value>.size, as: type)
    }
  }
}

private struct CaseList<Case: Decodable>: Decodable {
  let cases: [Case]
}

/// The largest difference; infinite where the counts differ or something is not a number.
package func worstError(_ found: [Float], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  return zip(found, expected).reduce(0) { worst, pair in
    let difference = abs(Double(pair.0) - pair.1)
    // `max` would overlook what is not a number.
    return difference.isNaN ? .infinity : max(worst, difference)
  }
}

package func largest(_ values: [Double]) -> Double {
  values.reduce(0) { max($0, abs($1)) }
}
