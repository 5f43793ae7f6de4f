import Foundation

/// What the system has given the process, from Linux's account of it.
enum ResidentMemory {
  /// Bytes at this moment.
  static var now: Int { bytes("VmRSS") }
  /// The most so far, since `forgetPeak`.
  static var peak: Int { bytes("VmHWM") }

  /// Starts a new peak; where the system does not allow it, the peak since the process began stays.
  static func forgetPeak() {
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
  }

  private static func bytes(_ field: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("\(field):") }
    let words = line?.split(whereSeparator: \.isWhitespace) ?? []
    return words.count > 1 ? (Int(words[1]) ?? 0) * 1024 : 0
  }
}
