import Filters
import Tensors
import Training

/// One example of a topic: its settings and its tensors.
struct ReferenceCase {
  /// What results call it; its place in the list where the description gives no name.
  let name: String
  /// Cases without a name cannot be run, because their tensors are found by it.
  let hasName: Bool
  private let fields: [String: JSONValue]
  private let tensors: Safetensors?
  private let place: String

  /// The case at a position of a list, counted from 1.
  init(_ value: JSONValue, at position: Int, in path: String, tensors: Safetensors?) {
    fields = value.object ?? [:]
    let written = fields["name"]?.text
    hasName = written != nil
    name = written ?? "number \(position)"
    self.tensors = tensors
    place = "\(path), case \(name)"
  }

  /// - Throws: `ReferenceError` when the case has no name.
  func checkName() throws {
    if !hasName { throw ReferenceError(place: place, problem: .missing("name")) }
  }

  /// A setting that may be left out.
  subscript(_ field: String) -> JSONValue? { fields[field] }

  func text(_ field: String) throws -> String {
    try required(field, "a text") { $0.text }
  }

  func number(_ field: String) throws -> Double {
    try required(field, "a number") { $0.number }
  }

  func whole(_ field: String) throws -> Int {
    try required(field, "a whole number") { $0.whole }
  }

  /// How many classes images have: labels are bytes.
  func classes() throws -> Int {
    let classes = try whole("classes")
    guard (1...256).contains(classes) else { throw wrong("classes", expected: "1 to 256") }
    return classes
  }

  func wholes(_ field: String) throws -> [Int] {
    try required(field, "a list of whole numbers") { $0.wholes }
  }

  func flag(_ field: String) throws -> Bool {
    try required(field, "true or false") { $0.flag }
  }

  /// The case's own rule where it has one.
  func tolerance(else usual: ReferenceTolerance) throws -> ReferenceTolerance {
    guard let own = fields["tolerance"] else { return usual }
    return try ReferenceTolerance(own, in: place)
  }

  /// Numbers within a setting, such as those of a tolerance of another form.
  func number(_ path: String...) throws -> Double {
    var value: JSONValue? = .object(fields)
    for field in path { value = value?.object?[field] }
    guard let number = value?.number else {
      throw ReferenceError(
        place: place, problem: .wrong(path.joined(separator: "."), expected: "a number"))
    }
    return number
  }

  func has(_ tensor: String) -> Bool { tensors?.entries["\(name)/\(tensor)"] != nil }

  /// A single-precision tensor.
  func tensor(_ tensor: String) throws -> Tensor {
    guard let tensors else { throw ReferenceError(place: place, problem: .missing(tensor)) }
    do {
      return try tensors.tensor(named: "\(name)/\(tensor)")
    } catch {
      throw ReferenceError(place: place, problem: .safetensors(error.description))
    }
  }

  /// The axes of a tensor of any element type.
  func shape(_ tensor: String) throws -> [Int] { try entry("\(name)/\(tensor)").shape.axes }

  /// The numbers of a tensor of any element type.
  func numbers(_ tensor: String) throws -> [Double] {
    try numbers(of: entry("\(name)/\(tensor)"), tensor)
  }

  /// A tensor that several cases share, by its full name.
  func shared(_ tensor: String) throws -> (shape: [Int], numbers: [Double]) {
    let entry = try entry(tensor)
    return (entry.shape.axes, try numbers(of: entry, tensor))
  }

  private func numbers(of entry: Safetensors.Entry, _ tensor: String) throws -> [Double] {
    func read<Value: BitwiseCopyable>(_ type: Value.Type, _ number: (Value) -> Double) -> [Double] {
      entry.bytes.withUnsafeBytes { bytes in
        (0..<entry.shape.count).map {
          number(bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Value>.size, as: type))
        }
      }
    }
    switch entry.elementType {
    case "F64": return read(Double.self) { $0 }
    case "F32": return read(Float.self) { Double($0) }
    case "I64": return read(Int64.self) { Double($0) }
    case "I32": return read(Int32.self) { Double($0) }
    case "I16": return read(Int16.self) { Double($0) }
    case "U8": return read(UInt8.self) { Double($0) }
    default:
      throw ReferenceError(
        place: place, problem: .wrong(tensor, expected: "of a known element type"))
    }
  }

  /// Whole numbers from 0, such as labels and indices.
  func indices(_ tensor: String, below limit: Int) throws -> [Int] {
    try numbers(tensor).map { number in
      guard let index = Int(exactly: number), (0..<limit).contains(index) else {
        throw ReferenceError(
          place: place, problem: .wrong(tensor, expected: "whole numbers below \(limit)"))
      }
      return index
    }
  }

  /// A tensor of one or two axes as a grid.
  func grid<Scalar>(_ tensor: String) throws -> Grid<Scalar> {
    let (shape, numbers) = (try shape(tensor), try numbers(tensor))
    guard (1...2).contains(shape.count), !numbers.isEmpty else {
      throw ReferenceError(place: place, problem: .wrong(tensor, expected: "rows of numbers"))
    }
    let rows = shape.count == 2 ? shape[0] : 1
    return Grid(height: rows, width: numbers.count / rows, values: numbers.map { Scalar($0) })
  }

  func wrong(_ field: String, expected: String) -> ReferenceError {
    ReferenceError(place: place, problem: .wrong(field, expected: expected))
  }

  private func entry(_ tensor: String) throws -> Safetensors.Entry {
    guard let entry = tensors?.entries[tensor] else {
      throw ReferenceError(place: place, problem: .missing(tensor))
    }
    return entry
  }

  private func required<Value>(
    _ field: String, _ expected: String, _ read: (JSONValue) -> Value?
  ) throws -> Value {
    guard let value = fields[field] else {
      throw ReferenceError(place: place, problem: .missing(field))
    }
    guard let result = read(value) else { throw wrong(field, expected: expected) }
    return result
  }
}
