import Foundation

/// PyTorch on the same network, run in the same minutes.
struct TorchPeer {
  static let script = "Benchmarks/peers/torch_speed.py"
  /// Makes glibc keep what PyTorch frees; without it each step maps its memory anew.
  static let memorySettings = [
    "MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "17179869184",
    "MALLOC_TOP_PAD_": "268435456",
  ]

  private let python: String

  /// None when there is no Python that can import torch.
  init?() {
    python = ProcessInfo.processInfo.environment["FOVEA_PYTHON"] ?? "python3"
    guard run(["-c", "import torch"], settings: [:]) != nil else { return nil }
  }

  /// The better of PyTorch as it comes and with glibc's memory kept, on the file's row `index`.
  func speed(index: Int, threads: Int) -> Speed? {
    [[:], Self.memorySettings].compactMap { settings -> Speed? in
      let numbers = run(
        [Self.script, BenchmarkRun.file, "\(index)", "\(threads)"], settings: settings)?
        .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      guard let numbers, numbers.count == 2 else { return nil }
      return Speed(median: numbers[0], p90: numbers[1])
    }.max { $0.median < $1.median }
  }

  /// What the command prints; none when it fails.
  private func run(_ arguments: [String], settings: [String: String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python] + arguments
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("OPENBLAS_") }
      .merging(settings) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
