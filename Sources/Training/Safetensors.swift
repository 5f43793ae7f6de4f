public import Tensors

/// Named tensors in one file, as Python's safetensors reads and writes them.
///
/// 8 bytes little-endian: length of the header; the header, JSON that gives each tensor's element
/// type, shape and place; then the numbers, row-major and little-endian. The writer sorts by name,
/// so equal tensors give equal bytes.
///
/// Source: the safetensors format, github.com/huggingface/safetensors, "Format".
public struct Safetensors: Sendable {
  /// One tensor's description and its bytes.
  public struct Entry: Equatable, Sendable {
    /// The format's own name of the element type, such as `F32`.
    public let elementType: String
    public let shape: Shape
    public let bytes: [UInt8]
  }

  public let entries: [String: Entry]

  /// Reads a file's bytes.
  ///
  /// - Throws: `SafetensorsError` when anything in the file contradicts the format.
  public init(bytes: [UInt8]) throws(SafetensorsError) {
    guard bytes.count >= 8 else { throw SafetensorsError(problem: .tooShort(bytes.count)) }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * UInt64($1)) }
    guard length <= UInt64(bytes.count - 8) else {
      throw SafetensorsError(problem: .headerTooLong(length))
    }
    let dataStart = 8 + Int(length)
    let places = try SafetensorsHeader.read(bytes[8..<dataStart])
    try Self.checkCoverage(places, dataCount: bytes.count - dataStart)
    entries = places.mapValues { place in
      Entry(
        elementType: place.elementType, shape: place.shape,
        bytes: Array(bytes[dataStart + place.begin..<dataStart + place.end]))
    }
  }

  /// The single-precision tensor with that name.
  ///
  /// - Throws: `SafetensorsError` when there is none or its numbers are of another type.
  public func tensor(named name: String) throws(SafetensorsError) -> Tensor {
    guard let entry = entries[name] else { throw SafetensorsError(problem: .missing(name)) }
    guard entry.elementType == "F32" else {
      throw SafetensorsError(problem: .elementType(name: name, entry.elementType))
    }
    var values: [Float] = []
    values.reserveCapacity(entry.shape.count)
    for start in stride(from: 0, to: entry.bytes.count, by: 4) {
      let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(entry.bytes[start + $1]) << (8 * $1) }
      values.append(Float(bitPattern: bits))
    }
    return Tensor(shape: entry.shape, values: values)
  }

  /// The bytes of a file that holds these tensors.
  public static func bytes(of tensors: [String: Tensor]) -> [UInt8] {
    var header: [String] = []
    var data: [UInt8] = []
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      let begin = data.count
      tensor.withValues { values in
        for value in values {
          withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
        }
      }
      let shape = tensor.shape.axes.map(String.init).joined(separator: ",")
      header.append(
        "\(SafetensorsHeader.quoted(name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(begin),\(data.count)]}")
    }
    var text = Array("{\(header.joined(separator: ","))}".utf8)
    // Spaces align the numbers to 8 bytes, as the format advises.
    while text.count % 8 != 0 { text.append(UInt8(ascii: " ")) }
    let length = (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
    return length + text + data
  }

  /// The tensors must fill the data exactly, without gaps or overlaps.
  private static func checkCoverage(
    _ places: [String: SafetensorsHeader.Place], dataCount: Int
  ) throws(SafetensorsError) {
    var position = 0
    for (name, place) in places.sorted(by: {
      ($0.value.begin, $0.value.end, $0.key) < ($1.value.begin, $1.value.end, $1.key)
    }) {
      guard place.begin == position, place.end >= place.begin, place.end <= dataCount else {
        throw SafetensorsError(problem: .place(name))
      }
      position = place.end
    }
    guard position == dataCount else {
      throw SafetensorsError(problem: .unusedBytes(dataCount - position))
    }
  }
}
