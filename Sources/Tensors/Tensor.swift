/// Single-precision numbers with a shape, row-major; copies share memory until one is changed.
public struct Tensor: Sendable {
  public let shape: Shape
  private var storage: Buffer

  /// Zeros.
  public init(shape: Shape) {
    self.shape = shape
    storage = Buffer(count: shape.count)
  }

  public init(shape: Shape, values: [Float]) {
    precondition(
      values.count == shape.count, "\(values.count) values do not fill a tensor of \(shape)")
    self.init(shape: shape)
    _ = storage.values.update(fromContentsOf: values)
  }

  public var count: Int { shape.count }

  public var values: [Float] { Array(storage.values) }

  public subscript(index: Int) -> Float {
    get {
      precondition(index >= 0 && index < count, "index \(index) is outside of \(count) values")
      return storage.start[index]
    }
    set {
      precondition(index >= 0 && index < count, "index \(index) is outside of \(count) values")
      makeUnique()
      storage.start[index] = newValue
    }
  }

  /// Lends the numbers for reading; the pointer must not leave the closure.
  public func withValues<Result>(
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) rethrows
    -> Result
  {
    try body(UnsafeBufferPointer(storage.values))
  }

  /// Lends the numbers for changing; the pointer must not leave the closure.
  public mutating func withMutableValues<Result>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    makeUnique()
    return try body(storage.values)
  }

  private mutating func makeUnique() {
    if isKnownUniquelyReferenced(&storage) { return }
    let copy = Buffer(count: storage.count)
    copy.start.update(from: storage.start, count: storage.count)
    storage = copy
  }
}

extension Tensor: Equatable {
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape && left.storage.values.elementsEqual(right.storage.values)
  }
}
