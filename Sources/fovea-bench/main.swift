import Foundation
import Tensors

// `fovea-bench [WORDS]` measures the rows whose mode and name hold the words, all without any.
// `fovea-bench memory` measures the memory of training and no speed.
// `fovea-bench folder` measures training from a folder of JPEG files beside memory.
// `fovea-bench measure` reads a job, runs it in this process and writes what it measured.
let threads = 2
// A child that stops before it has read its job is reported, and no reason to stop.
signal(SIGPIPE, SIG_IGN)
let wanted = CommandLine.arguments.dropFirst().joined(separator: " ")
switch wanted {
case "measure": try printMeasurement()
case "memory": try printMemory()
case "folder": try FolderBenchmark(threads: threads).printRows()
default: try printTables()
}

func printMeasurement() throws {
  let text = String(
    decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
  let measurement = try BenchmarkJob(text: text).measured()
  print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
}

func printTables() throws {
  let peer = TorchPeer()
  if peer == nil { print("PyTorch is missing: set FOVEA_PYTHON to a Python that imports torch.") }
  print("images/s with \(threads) threads, \(VectorPath.current): median (p90)")
  var table = BenchmarkTable(threads: threads, peer: peer)
  table.printHead()
  for row in BenchmarkRow.all where wanted.isEmpty || row.title.contains(wanted) {
    try table.measure(row)
  }
  table.printRest()
  if wanted.isEmpty { try FolderBenchmark(threads: threads).printRows() }
  if wanted.isEmpty || wanted == "paths" { try printPaths() }
}

func printMemory() throws {
  var table = BenchmarkTable(threads: threads, peer: nil)
  for row in BenchmarkRow.all where row.mode == .training { try table.measureMemory(row) }
  table.printRest()
}

/// What each instruction set does alone.
func printPaths() throws {
  let job = try BenchmarkRow.bm1.job(threads: 1)
  for path in VectorPath.supported.reversed() {
    try path.whileUsed {
      let isFast = path == .avx512 || path == .avx2
      let speed = try job.with(threads: 1, runs: isFast ? 10 : 2).measured().speed
      print("BM1 training, 1 thread, \(path): \(speed.map(described) ?? "")")
    }
  }
}
