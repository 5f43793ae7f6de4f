import Tensors

print("BM1, batch 64, Adam, random images: training images/s (median, p90 of 20 runs)")
let fovea = try BM1Training.speed(threads: 2)
print("  Fovea, 2 threads, \(VectorPath.current): \(described(fovea))")
if let peer = TorchPeer()?.speed() {
  // In turn, because other work on the machine comes and goes.
  let again = try BM1Training.speed(threads: 2)
  print("  PyTorch, 2 threads: \(described(peer))")
  print("  Fovea again: \(described(again))")
  let ratio = min(fovea.median, again.median) / peer.median
  print("  ratio, Fovea's slower one to PyTorch: \((ratio * 100).rounded() / 100)")
} else {
  print("  PyTorch: missing (set FOVEA_PYTHON to a Python that imports torch)")
}
for path in VectorPath.supported.reversed() {
  let isFast = path == .avx512 || path == .avx2
  try path.whileUsed {
    let speed = try BM1Training.speed(
      threads: 1, warmUp: isFast ? 3 : 0, runs: isFast ? 20 : 1)
    print("  Fovea, 1 thread, \(path): \(described(speed))")
  }
}

func described(_ speed: Speed) -> String {
  "\(Int(speed.median.rounded())), \(Int(speed.p90.rounded()))"
}
