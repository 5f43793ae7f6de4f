/// GIF's compression: codes of growing length for strings of pixels that came before.
///
/// Source: Welch 1984, "A technique for high-performance data compression"; CompuServe 1990,
/// "Graphics Interchange Format, version 89a", appendix F.
enum GIFCodes {
  /// The most pixels that a byte of codes can stand for: a code of 12 bits has at most 4,093.
  static let mostPixelsPerByte = 2_729

  /// Unpacks codes.
  ///
  /// - Parameters:
  ///   - data: the codes, lowest bits first.
  ///   - firstSize: the bits of a pixel, 1 to 8.
  ///   - count: the pixels wanted; more are ignored.
  /// - Returns: the pixels; nil when there are fewer, or a code was never defined.
  static func decode(_ data: [UInt8], firstSize: Int, count: Int) -> [UInt8]? {
    guard count <= data.count * mostPixelsPerByte else { return nil }
    var isComplete = false
    let pixels = [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
      var strings = CodeStrings(firstSize: firstSize)
      var bits = 0
      var available = 0
      for byte in data where initialized < count {
        bits |= Int(byte) << available
        available += 8
        while available >= strings.codeSize && initialized < count {
          let code = bits & ((1 << strings.codeSize) - 1)
          bits >>= strings.codeSize
          available -= strings.codeSize
          guard let length = strings.write(code, to: output, at: initialized) else { return }
          initialized += length
        }
      }
      isComplete = initialized == count
    }
    return isComplete ? pixels : nil
  }
}

/// The strings that codes stand for: each is a former one and a pixel more.
private struct CodeStrings {
  private(set) var codeSize: Int
  private let firstSize: Int
  private var next: Int
  private var previous: Int?
  private var shorter = [UInt16](repeating: 0, count: 4_096)
  private var lastPixel = [UInt8](repeating: 0, count: 4_096)
  private var firstPixel = [UInt8](repeating: 0, count: 4_096)
  private var length = [UInt16](repeating: 1, count: 4_096)

  private var clearCode: Int { 1 << firstSize }

  init(firstSize: Int) {
    self.firstSize = firstSize
    codeSize = firstSize + 1
    next = (1 << firstSize) + 2
    for pixel in 0..<(1 << firstSize) {
      lastPixel[pixel] = UInt8(pixel)
      firstPixel[pixel] = UInt8(pixel)
    }
  }

  /// Writes a code's pixels, those that there is room for, and defines the next code.
  ///
  /// - Returns: how many; nil at the end code or at a code without a string.
  mutating func write(
    _ code: Int, to output: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    if code == clearCode {
      (codeSize, next, previous) = (firstSize + 1, clearCode + 2, nil)
      return 0
    }
    guard code < next || (code == next && previous != nil && next < 4_096), code != clearCode + 1
    else { return nil }
    if let previous, next < 4_096 {
      // The code that is being defined may already be used: it ends as it begins.
      define(previous, followedBy: firstPixel[code == next ? previous : code])
    }
    previous = code
    var place = start + Int(length[code])
    var string = code
    while place > start {
      place -= 1
      if place < output.count { output[place] = lastPixel[string] }
      string = Int(shorter[string])
    }
    return min(Int(length[code]), output.count - start)
  }

  private mutating func define(_ string: Int, followedBy pixel: UInt8) {
    shorter[next] = UInt16(string)
    lastPixel[next] = pixel
    firstPixel[next] = firstPixel[string]
    length[next] = length[string] + 1
    next += 1
    if next == 1 << codeSize && codeSize < 12 { codeSize += 1 }
  }
}
