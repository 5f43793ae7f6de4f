/// Grey images from a table: in each line a label and a column for each pixel, row by row of the
/// image, as Sign Language MNIST has them.
public struct CSVImages: Equatable, Sendable {
  public let count: Int
  public let height: Int
  public let width: Int
  /// N×H×W, 0 to 255.
  public let pixels: [UInt8]
  /// N labels, as they stand in the first column.
  public let labels: [UInt8]

  /// Reads a table, plain or gzip, a piece at a time.
  ///
  /// The first line names the columns (`label`, `pixel1`, `pixel2`, …) or is already an image. A
  /// byte order mark, quotation marks, Windows line ends and empty lines at the end are accepted.
  ///
  /// - Parameters:
  ///   - path: the file; errors name it as it is given here.
  ///   - height: pixels.
  ///   - width: pixels.
  ///   - most: how many images it may have; any number if nil, but a packed table may have no more
  ///     than 2 GiB of text.
  /// - Throws: `CSVError` with line and column when the table is not as it should be,
  ///   `DatasetError` when the file is empty or cannot be read.
  public init(
    contentsOf path: String, height: Int = 28, width: Int = 28, atMost most: Int? = nil
  ) throws {
    try self.init(ByteSource(path: path), path: path, height: height, width: width, atMost: most)
  }

  /// Reads the content of such a table, which errors call by the name given.
  public init(bytes: [UInt8], file: String, height: Int = 28, width: Int = 28) throws {
    try self.init(
      ByteSource(bytes: bytes, path: file), path: file, height: height, width: width, atMost: nil)
  }

  private init(
    _ opened: ByteSource, path: String, height: Int, width: Int, atMost most: Int?
  ) throws {
    precondition(height > 0 && width > 0, "images of \(height)×\(width) pixels have no columns")
    var source = opened
    var rows = CSVRows(path: path, columns: 1 + height * width, atMost: most)
    var unfinished: [UInt8] = []
    while true {
      let bytes = try source.next(Self.step)
      if bytes.isEmpty { break }
      unfinished += bytes
      if let end = unfinished.lastIndex(of: UInt8(ascii: "\n")) {
        try rows.read(unfinished[...end])
        unfinished.removeSubrange(...end)
      } else if unfinished.count >= Self.step {
        throw CSVError(path: path, line: rows.line, problem: .tooLong(bytes: Self.step))
      }
    }
    try rows.read(unfinished[...])
    try source.finish(declared: source.count)
    if rows.labels.isEmpty { throw CSVError(path: path, line: rows.line, problem: .noRows) }
    count = rows.labels.count
    self.height = height
    self.width = width
    pixels = rows.pixels
    labels = rows.labels
  }

  /// Bytes read at a time; a line of twice as many is refused, one of fewer never.
  private static let step = 1 << 20
}
