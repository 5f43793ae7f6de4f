/// A place in a file that moves on with every read, and never beyond its end.
struct ByteCursor {
  private let bytes: [UInt8]
  private let file: String
  private(set) var position = 0

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  var remaining: Int { bytes.count - position }

  mutating func skip(_ count: Int) throws(ImageFileError) {
    guard count <= remaining else {
      throw ImageFileError(file: file, problem: .truncated(atByte: bytes.count))
    }
    position += count
  }

  mutating func next(_ count: Int) throws(ImageFileError) -> ArraySlice<UInt8> {
    let start = position
    try skip(count)
    return bytes[start..<position]
  }

  mutating func byte() throws(ImageFileError) -> Int {
    try skip(1)
    return Int(bytes[position - 1])
  }

  /// A whole number of 1 to 4 bytes, the lowest first.
  mutating func number(_ count: Int) throws(ImageFileError) -> Int {
    try next(count).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Goes to a place counted from the file's start.
  mutating func move(to place: Int) throws(ImageFileError) {
    position = 0
    try skip(place)
  }
}
