import CReferenceValues
public import Foundation

/// Where reference values come from.
public enum ReferenceSource: Equatable, Sendable {
  /// Those that were compiled into the program.
  case program
  /// A folder that holds a description and the numbers of every topic.
  case folder(String)

  /// The content of a file, such as `conv2d.json`; nil when there is none, or it may not be read.
  public func contents(of file: String) -> Data? {
    switch self {
    case .program:
      return fovea_reference_file(file).map {
        Data(bytes: $0.pointee.bytes, count: $0.pointee.count)
      }
    case .folder:
      let path = place(of: file)
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
      // A named pipe would keep us waiting for a writer.
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
      return FileManager.default.contents(atPath: path)
    }
  }

  /// What messages call a file.
  func place(of file: String) -> String {
    switch self {
    case .program: "the program's \(file)"
    case .folder(let folder): "\(folder)/\(file)"
    }
  }
}
