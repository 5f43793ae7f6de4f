import Foundation
import Tensors

// `fovea-bench [WORDS]` measures the rows whose mode and name hold the words, all without any.
let threads = 2
let wanted = CommandLine.arguments.dropFirst().joined(separator: " ")
let peer = TorchPeer()
if peer == nil { print("PyTorch is missing: set FOVEA_PYTHON to a Python that imports torch.") }
print("images/s with \(threads) threads, \(VectorPath.current): median (p90)")
print("| | batch | Fovea | PyTorch | Fovea again | ratio |")
print("|---|--:|--:|--:|--:|--:|")

var trainingRatios: [Double] = []
for (index, run) in try BenchmarkRun.all().enumerated() {
  let title = "\(run.mode.rawValue) \(run.name)"
  guard wanted.isEmpty || title.contains(wanted) else { continue }
  let first = try run.speed(threads: threads)
  var cells = [title + (run.note == nil ? "" : "*"), "\(run.batch)", described(first)]
  if let torch = peer?.speed(index: index, threads: threads) {
    // In turn, because other work on the machine comes and goes; the slower one counts.
    let again = try run.speed(threads: threads)
    let ratio = min(first.median, again.median) / torch.median
    if run.mode == .training { trainingRatios.append(ratio) }
    cells += [described(torch), described(again), rounded(ratio)]
  } else {
    cells += ["", "", ""]
  }
  print("| " + cells.joined(separator: " | ") + " |")
}
if !trainingRatios.isEmpty {
  let logarithms = trainingRatios.map { log($0) }
  let mean = exp(logarithms.reduce(0, +) / Double(logarithms.count))
  print("geometric mean of the training ratios: \(rounded(mean))")
}
if wanted.isEmpty || wanted == "paths" { try printPaths() }

/// What each instruction set does alone.
func printPaths() throws {
  guard let run = try BenchmarkRun.all().first(where: { $0.name == "BM1" }) else { return }
  for path in VectorPath.supported.reversed() {
    try path.whileUsed {
      let isFast = path == .avx512 || path == .avx2
      let speed = try run.speed(threads: 1, runs: isFast ? 12 : 2)
      print("BM1 training, 1 thread, \(path): \(described(speed))")
    }
  }
}

func described(_ speed: Speed) -> String {
  "\(rounded(speed.median)) (\(rounded(speed.p90)))"
}

/// Three or more significant digits.
func rounded(_ number: Double) -> String {
  number >= 100 ? "\(Int(number.rounded()))" : "\((number * 100).rounded() / 100)"
}
