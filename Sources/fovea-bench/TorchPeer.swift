import Foundation

/// PyTorch on the same job, run in the same minutes.
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
    let trial = ChildProcess(arguments: [python, "-c", "import torch"], hidesErrors: true)
    guard trial.output() != nil else { return nil }
  }

  /// The better of PyTorch as it comes and with glibc's memory kept.
  func measurement(of job: BenchmarkJob) throws -> Measurement? {
    try [[:], Self.memorySettings].compactMap { settings in
      try ChildProcess(arguments: [python, "-B", Self.script], settings: settings)
        .measurement(of: job)
    }.max { ($0.speed?.median ?? 0) < ($1.speed?.median ?? 0) }
  }
}
