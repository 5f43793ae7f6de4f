/// Memory for single-precision numbers, aligned for vectors and planned once.
///
/// Kernels may read some vectors past the last number and one before the first, so every buffer
/// begins and ends in some unused zeros.
/// A buffer has no idea who uses it: whoever shares one between threads keeps them apart.
public final class Buffer: @unchecked Sendable {
  public let count: Int
  package let start: UnsafeMutablePointer<Float>

  /// Floats behind the last number that may be read.
  package static let slack = 64
  /// Floats before the first number that may be read.
  package static let slackBefore = 16

  /// A buffer of zeros.
  public init(count: Int) {
    precondition(count >= 0, "a buffer cannot hold \(count) numbers")
    self.count = count
    let floats = Self.slackBefore + count + Self.slack
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: floats * MemoryLayout<Float>.stride, alignment: 64)
    start =
      bytes.initializeMemory(as: Float.self, repeating: 0, count: floats) + Self.slackBefore
  }

  deinit {
    UnsafeMutableRawPointer(start - Self.slackBefore).deallocate()
  }

  public var values: UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: start, count: count)
  }

  public func clear() {
    start.update(repeating: 0, count: count)
  }
}
