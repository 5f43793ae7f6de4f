/// Images in the order of an IDX file: the format of MNIST and its kin.
///
/// Source: LeCun, Cortes & Burges, "The MNIST database", section "File formats".
public struct IDXImages: Equatable, Sendable {
  public let count: Int
  public let height: Int
  public let width: Int
  /// N×H×W, 0 to 255.
  public let pixels: [UInt8]

  /// Reads a file of grey images, plain or gzip.
  ///
  /// - Parameters:
  ///   - path: the file; errors name it as it is given here.
  ///   - most: how many bytes may follow the header of a packed file, which can hold far more than
  ///     fit into memory.
  /// - Throws: `DatasetError` when the file is unreadable, damaged, cut short, too long, or
  ///   something else than IDX images.
  public init(
    contentsOf path: String, unpackingAtMost most: Int = 1 << 28
  ) throws(DatasetError) {
    try self.init(ByteSource(path: path), path: path, unpackingAtMost: most)
  }

  /// Reads the content of such a file, which errors call by the name given.
  public init(bytes: [UInt8], file: String) throws(DatasetError) {
    try self.init(ByteSource(bytes: bytes, path: file), path: file, unpackingAtMost: 1 << 28)
  }

  private init(
    _ opened: ByteSource, path: String, unpackingAtMost most: Int
  ) throws(DatasetError) {
    var source = opened
    let header = try source.header(magic: 2_051, axes: 3, path: path)
    (count, height, width) = (header[0], header[1], header[2])
    guard height > 0 && width > 0 else {
      throw DatasetError(path: path, problem: .noPixels(height: height, width: width))
    }
    pixels = try source.payload(header, path: path, unpackingAtMost: most)
  }
}

/// Class numbers in the order of an IDX file.
public struct IDXLabels: Equatable, Sendable {
  public let labels: [UInt8]

  /// Reads a file of labels, plain or gzip.
  ///
  /// - Parameters:
  ///   - path: the file; errors name it as it is given here.
  ///   - most: how many bytes may follow the header of a packed file, which can hold far more than
  ///     fit into memory.
  /// - Throws: `DatasetError` when the file is unreadable, damaged, cut short, too long, or
  ///   something else than IDX labels.
  public init(
    contentsOf path: String, unpackingAtMost most: Int = 1 << 28
  ) throws(DatasetError) {
    try self.init(ByteSource(path: path), path: path, unpackingAtMost: most)
  }

  /// Reads the content of such a file, which errors call by the name given.
  public init(bytes: [UInt8], file: String) throws(DatasetError) {
    try self.init(ByteSource(bytes: bytes, path: file), path: file, unpackingAtMost: 1 << 28)
  }

  private init(
    _ opened: ByteSource, path: String, unpackingAtMost most: Int
  ) throws(DatasetError) {
    var source = opened
    let header = try source.header(magic: 2_049, axes: 1, path: path)
    labels = try source.payload(header, path: path, unpackingAtMost: most)
  }
}

extension ByteSource {
  /// The sizes along each axis, after the magic number that says what the file is.
  fileprivate mutating func header(
    magic: UInt32, axes: Int, path: String
  ) throws(DatasetError) -> [Int] {
    let found = try number(path: path, needed: 4 + 4 * axes)
    guard found == magic else {
      throw DatasetError(path: path, problem: .wrongMagic(found: found, expected: magic))
    }
    var sizes: [Int] = []
    for _ in 0..<axes { sizes.append(Int(try number(path: path, needed: 4 + 4 * axes))) }
    return sizes
  }

  private mutating func number(path: String, needed: Int) throws(DatasetError) -> UInt32 {
    let bytes = try next(4)
    guard bytes.count == 4 else {
      throw DatasetError(path: path, problem: .shortHeader(bytes: count, needed: needed))
    }
    return bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// As many bytes as the header says, none of them allocated before the file can hold them.
  fileprivate mutating func payload(
    _ sizes: [Int], path: String, unpackingAtMost most: Int
  ) throws(DatasetError) -> [UInt8] {
    let declared = sizes.reduce(1) { product, size in
      let (wider, overflow) = product.multipliedReportingOverflow(by: size)
      return overflow ? .max : wider
    }
    if let remaining, declared > remaining {
      throw DatasetError(path: path, problem: .truncated(declared: declared, found: remaining))
    }
    guard declared <= capacity else {
      throw DatasetError(path: path, problem: .tooMuch(declared: declared, limit: capacity))
    }
    if remaining == nil && declared > most {
      throw DatasetError(path: path, problem: .tooLarge(limit: most))
    }
    let bytes = try next(declared)
    guard bytes.count == declared else {
      throw DatasetError(path: path, problem: .truncated(declared: declared, found: bytes.count))
    }
    try finish(declared: declared)
    return bytes
  }
}
