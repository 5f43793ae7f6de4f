/// A table of images that cannot be read: which file and line, what is wrong with it, what to do.
public struct CSVError: Error, Equatable, CustomStringConvertible {
  /// The file as the caller named it.
  public let path: String
  /// Counted from 1.
  public let line: Int
  public let problem: Problem

  public init(path: String, line: Int, problem: Problem) {
    self.path = path
    self.line = line
    self.problem = problem
  }

  public enum Problem: Equatable, Sendable {
    /// A number of columns that other lines have not.
    case columns(found: Int, expected: Int)
    /// A column of the first line with another name than the format gives it; counted from 1.
    case header(column: Int, found: String, expected: String)
    /// A field that is no whole number from 0 to 255; its column counted from 1.
    case value(column: Int, name: String, found: String)
    case blank
    case noRows
    case tooLong(bytes: Int)
    case tooMany(limit: Int)
  }

  public var description: String { "\(path), line \(line)\(place): \(complaint) \(advice)" }

  private var place: String {
    switch problem {
    case .header(let column, _, _): ", column \(column)"
    case .value(let column, let name, _): ", column \(column) (\(name))"
    case .columns, .blank, .noRows, .tooLong, .tooMany: ""
    }
  }

  private var complaint: String {
    switch problem {
    case .columns(let found, let expected):
      "It has \(found) \(found == 1 ? "column" : "columns"), not \(expected)."
    case .header(_, let found, let expected): "It is called “\(found)”, not “\(expected)”."
    case .value(_, _, let found): "“\(found)” is not a whole number from 0 to 255."
    case .blank: "The line is empty, and others follow."
    case .noRows: "The table ends without any image."
    case .tooLong(let bytes): "The line has more than \(bytes) bytes."
    case .tooMany(let limit): "Here the images become more than \(limit)."
    }
  }

  private var advice: String {
    switch problem {
    case .header, .tooLong:
      "Check that this is a table of a label and the pixels of an image in each line, with commas."
    case .tooMany: "Fetch the file again."
    default: "Correct the line, or fetch the file again."
    }
  }
}
