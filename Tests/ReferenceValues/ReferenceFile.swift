import Foundation
package import Tensors
import Training

/// One topic of the reference values that FOVEA_REFERENCE points to.
package struct ReferenceFile {
  package static let folder = ProcessInfo.processInfo.environment["FOVEA_REFERENCE"]
  package static var isAvailable: Bool { folder != nil }

  private let file: Safetensors
  package let cases: [[String: Any]]

  package init(_ topic: String) throws {
    let folder = URL(filePath: Self.folder ?? ".")
    file = try Safetensors(
      bytes: [UInt8](Data(contentsOf: folder.appending(path: "\(topic).safetensors"))))
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appending(path: "\(topic).json")))
    cases = (json as? [String: Any])?["cases"] as? [[String: Any]] ?? []
  }

  package func has(_ name: String) -> Bool { file.entries[name] != nil }

  package func tensor(_ name: String) throws -> Tensor { try file.tensor(named: name) }

  /// The numbers of any element type.
  package func numbers(_ name: String) throws -> [Double] {
    guard let entry = file.entries[name] else {
      throw SafetensorsError(problem: .missing(name))
    }
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

  private func read<Value: BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, _ type: Value.Type, _ entry: Safetensors.Entry
  ) -> [Value] {
    (0..<entry.shape.count).map {
      bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Value>.size, as: type)
    }
  }
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
