/// A picture that cannot be read or written: which file, what is wrong with it, what to do.
public struct ImageFileError: Error, Equatable, CustomStringConvertible {
  /// The file as the caller named it.
  public let file: String
  public let problem: Problem

  public init(file: String, problem: Problem) {
    self.file = file
    self.problem = problem
  }

  public enum Problem: Equatable, Sendable {
    case unreadable(reason: String)
    case empty
    case notPNG
    /// Not one of the formats that are read; what it looks like.
    case otherFormat(String)
    case unknownFormat
    /// A kind of its format that is not read.
    case unsupported(kind: String, reason: String)
    case truncated(atByte: Int)
    case checksum(chunk: String, atByte: Int)
    case badHeader
    case tooLarge(width: Int, height: Int, limits: ImageLimits)
    case moreThanItsBytes(width: Int, height: Int, bytes: Int)
    /// The decoder's own words.
    case corrupt(reason: String)
    case notWritten(reason: String)
  }

  public var description: String { "\(file): \(complaint) \(advice)" }

  private var complaint: String {
    switch problem {
    case .unreadable(let reason): "cannot be read: \(reason)."
    case .empty: "has no bytes."
    case .notPNG: "is not a PNG picture."
    case .otherFormat(let kind): "is \(kind), not one of PNG, JPEG, WebP, GIF or BMP."
    case .unknownFormat: "is not a picture in PNG, JPEG, WebP, GIF or BMP."
    case .unsupported(let kind, let reason): "is a kind of \(kind) that is not read: \(reason)."
    case .truncated(let byte): "ends at byte \(byte), inside the picture."
    case .checksum(let chunk, let byte):
      "is damaged: the checksum of chunk \(chunk) at byte \(byte) is wrong."
    case .badHeader: "has a header that makes no sense."
    case .tooLarge(let width, let height, let limits):
      "says \(width)×\(height) pixels; at most \(limits.side) a side and \(limits.area) in all "
        + "are read."
    case .moreThanItsBytes(let width, let height, let bytes):
      "says \(width)×\(height) pixels, more than its \(bytes) bytes can hold."
    case .corrupt(let reason): "is damaged: \(reason)."
    case .notWritten(let reason): "cannot be encoded: \(reason)."
    }
  }

  private var advice: String {
    switch problem {
    case .unreadable: "Check the path and its permissions."
    case .notPNG, .otherFormat, .unsupported: "Convert it to PNG, or remove it."
    case .tooLarge: "Scale it down first."
    case .notWritten: "Free some memory, or make the picture smaller."
    default: "Fetch the file again, or remove it."
    }
  }
}
