/// Colour images of 32×32 pixels in the order of CIFAR-10's binary files: a byte for the label, then
/// the red, the green and the blue plane.
///
/// Source: Krizhevsky 2009, "Learning multiple layers of features from tiny images"; the layout is
/// described on the collection's page, section "Binary version".
public struct CIFARImages: Equatable, Sendable {
  public static let height = 32
  public static let width = 32
  public static let channels = 3
  public static let classes = 10

  /// N×C×H×W, 0 to 255.
  public let pixels: [UInt8]
  /// N class numbers, 0 to 9.
  public let labels: [UInt8]

  public var count: Int { labels.count }

  /// Reads files one after the other, each plain or gzip.
  ///
  /// - Parameters:
  ///   - paths: at least one file; errors name it as it is given here.
  ///   - most: how many images all files may have together; a small packed file can hold far more
  ///     than fit into memory.
  /// - Throws: `CIFARError` when a file does not hold such records or too many, `DatasetError` when
  ///   it is empty, damaged or cannot be read.
  public init(contentsOf paths: [String], atMost most: Int = 100_000) throws {
    precondition(!paths.isEmpty, "images without a file to read them from")
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    for path in paths {
      var source = try ByteSource(path: path)
      let before = labels.count
      if let remaining = source.remaining {
        let room = min(remaining / Self.recordBytes, most - before)
        pixels.reserveCapacity(pixels.count + room * (Self.recordBytes - 1))
      }
      while true {
        let records = try source.next(Self.recordBytes * Self.recordsAtOnce)
        if records.isEmpty { break }
        if labels.count == before, records.dropFirst(257).starts(with: "ustar".utf8) {
          throw CIFARError(path: path, problem: .archive)
        }
        guard records.count % Self.recordBytes == 0 else {
          throw CIFARError(path: path, problem: .brokenRecord(bytes: source.count))
        }
        guard records.count / Self.recordBytes <= most - labels.count else {
          throw CIFARError(path: path, problem: .tooMany(limit: most))
        }
        for start in stride(from: 0, to: records.count, by: Self.recordBytes) {
          guard records[start] < Self.classes else {
            throw CIFARError(
              path: path,
              problem: .label(Int(records[start]), record: labels.count - before + 1))
          }
          labels.append(records[start])
          pixels += records[start + 1..<start + Self.recordBytes]
        }
      }
      try source.finish(declared: source.count)
      if labels.count == before { throw DatasetError(path: path, problem: .noImages) }
    }
    self.pixels = pixels
    self.labels = labels
  }

  static let recordBytes = 1 + channels * height * width
  private static let recordsAtOnce = 256
}

/// A file that does not hold CIFAR-10's records: which, what is wrong with it, what to do.
public struct CIFARError: Error, Equatable, CustomStringConvertible {
  /// The file as the caller named it.
  public let path: String
  public let problem: Problem

  public init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  public enum Problem: Equatable, Sendable {
    case archive
    case brokenRecord(bytes: Int)
    /// Records are counted from 1.
    case label(Int, record: Int)
    /// More records in all files together than there may be.
    case tooMany(limit: Int)
  }

  public var description: String {
    switch problem {
    case .archive: "\(path): This is a tar archive. Unpack it, and name the files in it."
    case .brokenRecord(let bytes):
      "\(path): It has \(bytes) bytes, which is no multiple of the "
        + "\(CIFARImages.recordBytes) of a record. Fetch the file again."
    case .label(let label, let record):
      "\(path), record \(record): Its label is \(label), but the classes are 0 to "
        + "\(CIFARImages.classes - 1). Check that this is CIFAR-10's binary version, or fetch it "
        + "again."
    case .tooMany(let limit):
      "\(path): Here the records become more than \(limit). Fetch the file again."
    }
  }
}
