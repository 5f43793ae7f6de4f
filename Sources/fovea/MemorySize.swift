import ArgumentParser
import Foundation

/// An amount of memory as people write it: `4G`, `512M`.
struct MemorySize: ExpressibleByArgument, CustomStringConvertible {
  let bytes: Int

  /// Three quarters of what the machine has: the rest is the system's.
  static let ofThisMachine = MemorySize(
    bytes: Int(clamping: ProcessInfo.processInfo.physicalMemory / 4 * 3))

  init(bytes: Int) { self.bytes = bytes }

  /// - Returns: nil unless the text is a whole number of bytes, or of K, M, G or T of them.
  init?(argument: String) {
    let units = ["K": 10, "M": 20, "G": 30, "T": 40]
    let shift = argument.last.flatMap { units[$0.uppercased()] }
    let digits = shift == nil ? Substring(argument) : argument.dropLast()
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits), number > 0
    else { return nil }
    let (bytes, isTooMuch) = number.multipliedReportingOverflow(by: 1 << (shift ?? 0))
    if isTooMuch { return nil }
    self.bytes = bytes
  }

  var description: String {
    let (size, unit) =
      bytes % (1 << 30) == 0 || bytes >= 10 << 30 ? (bytes >> 30, "G") : (bytes >> 20, "M")
    return "\(size)\(unit)"
  }
}
